import type { AgreementFigure } from '../figures.ts'
import type { TableBlock } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import type { FoundFigures } from './found-figures.ts'
import { fewCaption, figureCells } from './value-cells.ts'
import type { ReportWords } from './words/words.ts'

/** What is said in slots, of words nominal, of a scale by ranks and by distances; none where nothing was compared. */
export function slotTable(
  { slots, codes, agreement: { settings } }: ReportFacts,
  figures: FoundFigures,
  words: ReportWords,
): TableBlock[] {
  const { tables, columns, cells, numbers } = words
  const names = new Map(codes.map(({ id, name }) => [id, name]))
  const shown: AgreementFigure[] = []
  const rows = slots.flatMap(({ code, slot }) => {
    const metrics =
      slot.kind === 'scale' ? (['ordinal', 'interval'] as const) : (['nominal'] as const)
    return metrics.flatMap((metric) => {
      const figure = figures.get(`slot_alpha_${metric}`, { code, slot: slot.key })
      const units = Number(figure.parts.pairedUnits ?? 0)
      if (units === 0) return []
      const what = [names.get(code) ?? code, slot.label, cells.slots[metric]]
      shown.push(figure)
      return [[...what, numbers.number(units), ...figureCells(figure, figures, words)]]
    })
  })
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      caption: [tables.slots, ...fewCaption(shown, figures, words, settings.unit)].join(' '),
      columns: [
        { title: columns.code },
        { title: columns.slot },
        { title: columns.comparedAs },
        { title: columns.compared, isNumber: true },
        { title: columns.alpha, isNumber: true },
        { title: columns.ci95, isNumber: true },
      ],
      rows,
    },
  ]
}
