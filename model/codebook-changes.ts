import type { Code, Codebook } from './codebook.ts'

/** Fields that say what a code means; a coder who knew the old ones would code differently now. */
export const meaningFields = [
  'definition',
  'includeWhen',
  'excludeWhen',
  'examples',
  'slots',
  'unit',
  'exclusive',
] as const

/** Fields that say where a code stands and how it looks. */
export const placeFields = ['parent', 'group', 'colour', 'key', 'sources'] as const

export type ChangedField = 'name' | (typeof meaningFields)[number] | (typeof placeFields)[number]

/** A code that both hold, with the fields that differ. */
export interface ChangedCode {
  before: Code
  after: Code
  fields: readonly ChangedField[]
}

/** What became of a codebook, each code in at most one list of arrivals and departures. */
export interface CodebookChanges {
  added: readonly Code[]
  /** No longer there at all. */
  removed: readonly Code[]
  retired: readonly Code[]
  restored: readonly Code[]
  changed: readonly ChangedCode[]
  /** Whether codes that both hold stand in another order. */
  reordered: boolean
  /** Whether the codebook's own name or description changed. */
  about: boolean
}

/** Compares by the ids of codes, so that a renamed code is the same code. */
export function compareCodebooks(before: Codebook, after: Codebook): CodebookChanges {
  const old = new Map(before.codes.map((code) => [code.id, code]))
  const now = new Map(after.codes.map((code) => [code.id, code]))
  const kept = after.codes.flatMap((code) => {
    const was = old.get(code.id)
    return was === undefined ? [] : [{ before: was, after: code }]
  })
  const keptBefore = before.codes.filter((code) => now.has(code.id))
  return {
    added: after.codes.filter((code) => !old.has(code.id)),
    removed: before.codes.filter((code) => !now.has(code.id)),
    retired: kept.filter((pair) => !pair.before.retired && pair.after.retired).map(afterOf),
    restored: kept.filter((pair) => pair.before.retired && !pair.after.retired).map(afterOf),
    changed: kept
      .map((pair) => ({ ...pair, fields: changedFields(pair.before, pair.after) }))
      .filter((pair) => pair.fields.length > 0),
    reordered: kept.some((pair, index) => pair.after.id !== keptBefore[index]?.id),
    about: before.name !== after.name || (before.description ?? '') !== (after.description ?? ''),
  }
}

/** Whether the two say the same in every word. */
export function isUnchanged(changes: CodebookChanges): boolean {
  const { added, removed, retired, restored, changed, reordered, about } = changes
  return !reordered && !about && [added, removed, retired, restored, changed].every(isEmpty)
}

/** Whether what the code means changed, rather than its name or its place. */
export function changedMeaning(code: ChangedCode): boolean {
  return code.fields.some((field) => (meaningFields as readonly string[]).includes(field))
}

function changedFields(before: Code, after: Code): ChangedField[] {
  const fields = ['name', ...meaningFields, ...placeFields] as const
  return fields.filter((field) => canonical(before[field]) !== canonical(after[field]))
}

/** Equal for equal values, whatever the order of their keys: a database keeps its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function afterOf(pair: { after: Code }): Code {
  return pair.after
}

function isEmpty(list: readonly unknown[]): boolean {
  return list.length === 0
}
