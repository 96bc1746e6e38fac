import type { TFunction } from 'i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import { groupedBy } from '#model/grouped.ts'
import type { AgreementOverview } from '#server/agreement/overview.ts'
import { partOf, type ReportFigure } from './figures-of.ts'
import { slotFiguresOf } from './slots-table.tsx'

/** A figure of a slot as the overview has it. */
export interface SlotRow {
  figure: ReportFigure
  label: string
  /** Units with values of two coders or more. */
  units: number
  /** Whether these are so few that one alone can turn it. */
  isOnFew: boolean
  /** What was left out although it was said; absent where nothing was. */
  leftOut?: string
}

/** Figures of slots by code, each with the number of units it stands on. */
export function slotRowsByCode(
  t: TFunction<'agreement'>,
  report: Pick<AgreementOverview, 'coefficients' | 'ledger' | 'slots'>,
): Map<string | undefined, SlotRow[]> {
  const labels = new Map(report.slots.map(({ code, key, label }) => [`${code} ${key}`, label]))
  const rows = slotFiguresOf(report).map((figure): SlotRow & { code: string | undefined } => {
    const { code, slot } = figure
    const several = partOf(figure, 'several')
    return {
      code,
      figure,
      label: labels.get(`${code} ${slot}`) ?? slot!,
      units: partOf(figure, 'pairedUnits'),
      isOnFew: isFigureOnFew(figure, report.ledger.units.compared),
      ...(several === 0 ? {} : { leftOut: t('slots.leftOut', { count: several }) }),
    }
  })
  return groupedBy(rows, ({ code }) => code)
}
