import type { TFunction } from 'i18next'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import type { LostAgreement } from '#server/agreement/lost-agreement.ts'
import { chosenFor } from '../agreement/pictures/chosen.ts'
import { madeFrom } from '../agreement/pictures/made.ts'
import type { Names } from './names.ts'

/**
 * How the figures of a picture of lost agreement were made, in the lines that stand above it in a file.
 *
 * @param bar what a bar of it is
 */
export function madeOfLost(
  t: TFunction<'anatomy'>,
  ofAgreement: TFunction<'agreement'>,
  shown: LostAgreement,
  bar: string,
): string[] {
  const compared = shown.settings.over === 'positions' ? t('picture.positions') : undefined
  return madeFrom(ofAgreement, shown, [bar], compared)
}

/** What of the lost agreement was chosen, as columns; of what is not narrowed by it, without `of`. */
export function chosenOfLost(
  { settings }: LostAgreement,
  of: readonly ('code' | 'pair')[] = [],
): Record<string, Cell> {
  return {
    over: settings.over,
    ...chosenFor(settings),
    ...(of.includes('code') ? { of_code: settings.code } : {}),
    ...(of.includes('pair') ? { of_coders: settings.pair?.join(' ') ?? null } : {}),
  }
}

/** The code and the coders that were chosen, by name. */
export function ofChosen(
  t: TFunction<'anatomy'>,
  { code, pair }: Pick<LostAgreement['settings'], 'code' | 'pair'>,
  names: Names,
): string {
  const coders = pair?.map((id) => names.coder(id))
  return [
    code === null ? t('byCode.all') : names.code(code),
    ...(coders === undefined ? [] : [t('byPair.names', { first: coders[0], second: coders[1] })]),
  ].join(', ')
}
