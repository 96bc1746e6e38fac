import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { fewest } from '#model/agreement/few.ts'
import type { UnitKind } from '#model/agreement/units.ts'

/** What the units are that decide a figure: those compared, those with the code, those that it has from either coder. */
type Deciding = 'compared' | 'ofCode' | 'ofPair'

/** What brackets say. */
export function fewText(
  t: TFunction<'agreement'>,
  of: Deciding,
  { unit }: { unit: UnitKind },
): string {
  return t(`few.${of}`, { few: fewest.units, unit: t(`chips.units.${unit}`) })
}

/** The same below a table, where one of its figures has brackets. */
export function FewNote({
  of,
  settings,
  rows,
}: {
  of: Deciding
  settings: { unit: UnitKind }
  rows: readonly { value?: number | null | undefined; isOnFew?: boolean | undefined }[]
}) {
  const { t } = useTranslation('agreement')
  const isShown = rows.some(({ value, isOnFew }) => value != null && isOnFew)
  return isShown && <p>{fewText(t, of, settings)}</p>
}
