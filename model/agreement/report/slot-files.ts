import { identityOf, type SlotValues } from '../slot-values.ts'
import { csv, type Row } from './csv-file.ts'
import type { ReportFacts } from './facts.ts'

/**
 * What was said in the slots of codes, as files of CSV. Words that coders put there are numbered: they may be
 * those of the transcript, or a name, and agreement asks only whether they are the same.
 */
export function slotFiles(facts: ReportFacts): Record<string, string> {
  return {
    'data/slots.csv': csv(['code', 'slot', 'label', 'kind', 'values'], slotRows(facts)),
    'data/slot-ratings.csv': csv(['unit', 'coder', 'code', 'slot', 'values'], ratingRows(facts)),
  }
}

function* slotRows({ slots }: ReportFacts): Generator<Row> {
  for (const { code, slot } of slots) {
    yield [code, slot.key, slot.label, slot.kind, slot.values?.join('|') ?? null]
  }
}

function* ratingRows({ slots, coders, data }: ReportFacts): Generator<Row> {
  const labels = new Map(coders.map(({ id, label }) => [id, label]))
  for (const one of slots) {
    const written = one.slot.kind === 'scale' ? onScale : numbered(one)
    for (const [unit, here] of one.said) {
      for (const [coder, values] of here) {
        const label = labels.get(data.coders[coder]!)!
        yield [
          unit + 1,
          label,
          one.code,
          one.slot.key,
          values.length === 0 ? null : written(values),
        ]
      }
    }
  }
}

function onScale(values: readonly string[]): string {
  return values.join('|')
}

/** Numbers in the order in which what they stand for first comes. */
function numbered({ said }: SlotValues): (values: readonly string[]) => number {
  const numbers = new Map<string, number>()
  for (const here of said.values()) {
    for (const values of here.values()) {
      const saying = identityOf(values)
      if (values.length > 0 && !numbers.has(saying)) numbers.set(saying, numbers.size + 1)
    }
  }
  return (values) => numbers.get(identityOf(values))!
}
