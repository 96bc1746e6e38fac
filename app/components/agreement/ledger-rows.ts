import type { TFunction } from 'i18next'
import type { AgreementShown } from '#server/agreement.ts'
import type { Bar } from './pictures/bars-picture.tsx'

/** Where coded spans are that were not used. */
export const unusedPlaces = [
  'single',
  'notCodable',
  'outsideTurns',
  'belowRule',
  'incomplete',
  'transcriptNotChosen',
  'coderNotChosen',
  'codeNotChosen',
] as const

/** Every coded span that went in, by where it is now: the parts add up to all. */
export function spanBars(
  t: TFunction<'agreement'>,
  { spans }: AgreementShown['ledger'],
): (Bar & { place: 'used' | (typeof unusedPlaces)[number] })[] {
  return (['used', ...unusedPlaces] as const)
    .filter((place) => place === 'used' || spans[place] > 0)
    .map((place) => ({ place, name: t(`ledger.${place}`), count: spans[place] }))
}

/** The same of units and of free spans, the whole of each first. */
export function otherAccounts(
  t: TFunction<'agreement'>,
  { units, continuum }: AgreementShown['ledger'],
): { whole: Bar; parts: Bar[] }[] {
  const chosen = ['transcriptNotChosen', 'coderNotChosen', 'codeNotChosen'] as const
  return [
    {
      whole: { name: t('unitsPage.unitsIn'), count: units.in },
      parts: [
        { name: t('unitsPage.unitsCompared'), count: units.compared },
        { name: t('unitsPage.unitsSingle'), count: units.single },
        { name: t('unitsPage.unitsUnrated'), count: units.unrated },
      ],
    },
    {
      whole: { name: t('unitsPage.continuumIn'), count: continuum.in },
      parts: [
        { name: t('unitsPage.continuumUsed'), count: continuum.used },
        { name: t('unitsPage.continuumMerged'), count: continuum.merged },
        { name: t('ledger.single'), count: continuum.single },
        { name: t('ledger.incomplete'), count: continuum.incomplete },
        ...chosen.map((place) => ({ name: t(`ledger.${place}`), count: continuum[place] })),
      ].filter((part, index) => index === 0 || part.count > 0),
    },
  ]
}
