import type { TFunction } from 'i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import type { LiveFigures } from '#server/agreement/live-figures.ts'
import { fewTexts } from '../agreement/few-note.tsx'
import { intervalOf } from '../agreement/figures-of.ts'
import { chosenFor } from '../agreement/pictures/chosen.ts'
import type { PictureFile } from '../agreement/pictures/files.tsx'
import { ForestPicture } from '../agreement/pictures/forest-picture.tsx'
import { extremesOf, limitsLine, madeFrom } from '../agreement/pictures/made.ts'
import { filePaint } from '../agreement/pictures/paint.ts'
import { reasonText } from '../agreement/reason-text.ts'

/** Alpha of each code so far, and of all by sets, of the moment that the file names. */
export function liveFile(
  t: TFunction<'anatomy'>,
  ofAgreement: TFunction<'agreement'>,
  shown: LiveFigures,
): PictureFile {
  const { project, round, figures, codes, settings, units, computedAt } = shown
  const names = new Map(codes.map(({ id, name }) => [id, name]))
  const used = figures.codes.filter((one) => one.units > 0)
  const rows = [
    ...used.map((one) => ({
      name: names.get(one.code) ?? one.code,
      value: one.alpha.value,
      isOnFew: isFigureOnFew(one.alpha, units),
      ...intervalOf(one.alpha),
      reason: reasonText(ofAgreement, one.alpha),
      count: one.units,
    })),
    {
      name: ofAgreement('byCode.sets'),
      value: figures.all?.value ?? null,
      isOnFew: isFigureOnFew(figures.all ?? undefined, units),
      of: 'compared' as const,
      reason: figures.all === null ? '' : reasonText(ofAgreement, figures.all),
      count: units,
    },
  ]
  return {
    svg: (
      <ForestPicture
        t={ofAgreement}
        rows={rows}
        heads={{
          name: t('byCode.code'),
          value: t('lost.alpha'),
          interval: t('live.interval'),
          count: t('live.units'),
        }}
        limits={project.thresholds}
        words={{
          title: t('live.picture'),
          made: [
            ...madeFrom(ofAgreement, shown, [
              ofAgreement('pictures.interval', { how: ofAgreement('chips.formula') }),
              t('live.made', {
                counted: t(`live.byCodeSmall.${settings.counted}`),
                time: computedAt.toISOString().slice(0, 16).replace('T', ' '),
              }),
            ]),
            ...limitsLine(ofAgreement, shown),
            ...fewTexts(ofAgreement, 'ofCode', settings, rows),
          ],
          description: extremesOf(ofAgreement, rows),
        }}
        paint={filePaint}
      />
    ),
    columns: [
      ...['code', 'code_name', 'alpha', 'ci_low', 'ci_high', 'reason'],
      ...['units', 'percent', 'computed_at'],
    ],
    rows: [
      ...used.map(({ code, alpha: { value, ci95, reason }, units, percent }) => [
        code,
        names.get(code) ?? code,
        value,
        ci95?.[0] ?? null,
        ci95?.[1] ?? null,
        reason ?? null,
        units,
        percent,
        computedAt.toISOString(),
      ]),
      [
        ...[null, null, figures.all?.value ?? null, null, null, figures.all?.reason ?? null],
        ...[units, null, computedAt.toISOString()],
      ],
    ],
    round,
    chosen: { counted: settings.counted, ...chosenFor(settings) },
  }
}
