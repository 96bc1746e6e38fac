import type { CodebookDoc } from '#model/live/codebook-doc.ts'
import type { KeptThings } from './bring-in-kept.ts'
import type { KeptEntry, KeptField } from './kept-store.ts'

/**
 * Fields of a codebook, which several leads write: what waits goes in where the field still is as it was
 * when it was changed here. Where it is not, what stands there now is newer.
 */
export function keptInCodebook(codebook: CodebookDoc): KeptThings {
  const isIn = (entry: KeptEntry) => isSame(codebook.valueAt(entry.id), fieldOf(entry).value)
  return {
    doc: codebook.doc,
    isIn,
    knows: (entry) => fieldOf(entry).value !== null || codebook.hasHeld(entry.id),
    overtaken(entries) {
      const byCode = new Map<string, KeptEntry[]>()
      for (const entry of entries) {
        const code = codeOf(entry)
        byCode.set(code, [...(byCode.get(code) ?? []), entry])
      }
      return [...byCode].flatMap(([code, ofCode]) => {
        const changed = ofCode.filter((entry) => {
          const now = codebook.valueAt(entry.id)
          return !fieldOf(entry).before.some((before) => isSame(before, now))
        })
        const name = ofCode.find(({ id }) => id === `${code}/name`)
        const isWhole = name !== undefined && comesOrGoes(fieldOf(name))
        // A code that was made or taken out here is one thing; one that is gone has no fields.
        if (isWhole) return changed.length > 0 ? ofCode : []
        return code === '' || hasCode(codebook, code) ? changed : ofCode
      })
    },
    putIn: (entry) => codebook.putAt(entry.id, fieldOf(entry).value),
  }
}

/** Whether a field can be written again: not one of a code that is gone. */
export function hasPlace(codebook: CodebookDoc, entries: readonly KeptEntry[]) {
  const named = new Set(entries.map(({ id }) => id))
  return (entry: KeptEntry): boolean => {
    const code = codeOf(entry)
    return code === '' || hasCode(codebook, code) || named.has(`${code}/name`)
  }
}

/** The code in a key, nothing where it is about the codebook. */
function codeOf({ id }: KeptEntry): string {
  return id.slice(0, Math.max(id.indexOf('/'), 0))
}

function hasCode(codebook: CodebookDoc, code: string): boolean {
  return codebook.valueAt(`${code}/name`) !== null
}

function comesOrGoes({ value, before }: KeptField): boolean {
  return value === null || before[0] === null
}

function fieldOf({ field }: KeptEntry): KeptField {
  return field ?? { value: null, before: [] }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
