import type { TFunction } from 'i18next'
import type { LostAgreement } from '#server/agreement/lost-agreement.ts'

/**
 * How the figures of a picture of lost agreement were made, in the lines that stand above it in a file.
 *
 * @param bar what a bar of it is
 */
export function madeOfLost(
  t: TFunction<'anatomy'>,
  { project, round, settings, computedAt }: LostAgreement,
  bar: string,
): string[] {
  return [
    `${project.name} · ${round.name}`,
    `${t('picture.made', {
      over: t(`filters.values.${settings.over}`),
      unit: settings.unit,
      day: computedAt.toISOString().slice(0, 10),
    })} ${bar}`,
    ...(round.visibility === 'open' ? [t('lead.open')] : []),
  ]
}
