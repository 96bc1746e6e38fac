import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Deciding, fewest } from '#model/agreement/few.ts'
import type { UnitKind } from '#model/agreement/units.ts'

/** A figure in a table or picture: whether few units decide it, and which units, where not those of the others. */
export interface BracketedRow {
  value?: number | null | undefined
  isOnFew?: boolean | undefined
  of?: Deciding | undefined
}

/** What brackets say, of each kind of units that has any. @param of the units that decide where a row says nothing */
export function fewTexts(
  t: TFunction<'agreement'>,
  of: Deciding,
  settings: { unit: UnitKind },
  rows: readonly BracketedRow[],
): string[] {
  const bracketed = rows.filter(({ value, isOnFew }) => value != null && isOnFew)
  const kinds = new Set(bracketed.map((row) => row.of ?? of))
  return [...kinds].map((kind) => fewText(t, kind, settings))
}

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
  rows: readonly BracketedRow[]
}) {
  const { t } = useTranslation('agreement')
  return fewTexts(t, of, settings, rows).map((text) => <p key={text}>{text}</p>)
}
