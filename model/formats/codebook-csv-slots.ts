import type { Slot } from '../codebook.ts'

/**
 * Slots in one cell, as a person would type them: `blamer: Blamer (speaker); stance: Stance (scale
 * -1 0 1)`. Where a label would be misread so, the cell holds the slots as JSON.
 */
export function writeSlots(slots: readonly Slot[]): string {
  if (slots.length === 0) return ''
  const compact = slots
    .map((slot) => `${slot.key}: ${slot.label} (${[slot.kind, ...(slot.values ?? [])].join(' ')})`)
    .join('; ')
  return JSON.stringify(readSlots(compact)) === JSON.stringify(slots.map(inOneOrder))
    ? compact
    : JSON.stringify(slots)
}

/** @returns the slots, not yet checked against the schema; `null` where the cell cannot be understood */
export function readSlots(cell: string): unknown[] | null {
  const text = cell.trim()
  if (text === '') return []
  if (text.startsWith('[')) {
    try {
      const slots: unknown = JSON.parse(text)
      return Array.isArray(slots) ? slots : null
    } catch {
      return null
    }
  }
  const slots: unknown[] = []
  for (const part of text.split(';')) {
    const read = /^([^:]+):([^()]*)\(([^()]*)\)$/.exec(part.trim())
    if (read === null) return null
    const [key = '', label = '', kind = ''] = read.slice(1).map((piece) => piece.trim())
    const [word = '', ...values] = kind.split(/[\s,]+/)
    slots.push({
      key,
      label,
      kind: word,
      ...(values.length > 0 ? { values: values.map((value) => numberIn(value)) } : {}),
    })
  }
  return slots
}

function inOneOrder({ key, label, kind, values }: Slot): Slot {
  return { key, label, kind, ...(values ? { values } : {}) }
}

/** A word that is no number stays a word, so that the schema can say so. */
function numberIn(text: string): number | string {
  const number = Number(text.replace('−', '-'))
  return text !== '' && Number.isFinite(number) ? number : text
}
