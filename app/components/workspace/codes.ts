import type { Code, Codebook } from '#model/codebook.ts'
import { type CodeLook, codeLooks } from '../code-look.ts'

/** The codebook as the workspace asks it: by id, in order, with each code's look and place. */
export interface Codes {
  all: readonly CodeEntry[]
  byId: ReadonlyMap<string, CodeEntry>
}

export interface CodeEntry {
  code: Code
  look: CodeLook
  /** Steps below a code without a parent. */
  depth: number
  /** Names of the codes above it, the outermost first. */
  path: readonly string[]
  /** Everything a search looks at, folded. */
  searched: string
}

/** A codebook in the order of its tree, with what the workspace asks of each code. */
export function arrangeCodes(codebook: Codebook): Codes {
  const looks = codeLooks(codebook.codes)
  const source = new Map(codebook.codes.map((code) => [code.id, code]))
  const byId = new Map<string, CodeEntry>()
  for (const code of codebook.codes) {
    const path: string[] = []
    for (
      let above = code.parent === undefined ? undefined : source.get(code.parent);
      above !== undefined && path.length < 20;
      above = above.parent === undefined ? undefined : source.get(above.parent)
    ) {
      path.unshift(above.name)
    }
    byId.set(code.id, {
      code,
      look: looks.get(code.id)!,
      depth: path.length,
      path,
      searched: fold([code.name, code.group ?? '', ...path, code.definition].join(' ')),
    })
  }
  return { all: inTreeOrder(codebook.codes, byId), byId }
}

/** Codes under their parents, groups kept together in the order in which they first appear. */
function inTreeOrder(codes: readonly Code[], byId: ReadonlyMap<string, CodeEntry>): CodeEntry[] {
  const children = new Map<string | undefined, Code[]>()
  for (const code of codes) {
    const parent = code.parent !== undefined && byId.has(code.parent) ? code.parent : undefined
    children.set(parent, [...(children.get(parent) ?? []), code])
  }
  const ordered: CodeEntry[] = []
  const visit = (code: Code): void => {
    ordered.push(byId.get(code.id)!)
    for (const child of children.get(code.id) ?? []) visit(child)
  }
  const roots = children.get(undefined) ?? []
  const groups = [...new Set(roots.map((code) => code.group))]
  for (const group of groups) for (const code of roots) if (code.group === group) visit(code)
  return ordered
}

/**
 * Codes for what was typed, best first: where the name begins with it, then a word of the name, then
 * the rest of what is known of the code. Nothing typed: `recent` first, then the codebook's order.
 */
export function findCodes(
  { all, byId }: Codes,
  typed: string,
  recent: readonly string[],
): CodeEntry[] {
  const usable = all.filter(({ code }) => !code.retired)
  const query = fold(typed).trim()
  if (query === '') {
    const first = recent
      .map((id) => byId.get(id))
      .filter((entry): entry is CodeEntry => entry !== undefined && !entry.code.retired)
    const known = new Set(first.map(({ code }) => code.id))
    return [...first, ...usable.filter(({ code }) => !known.has(code.id))]
  }
  const words = query.split(/\s+/)
  return usable
    .map((entry) => ({ entry, rank: rankOf(entry, query, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry)
}

function rankOf({ code, searched }: CodeEntry, query: string, words: readonly string[]): number {
  const name = fold(code.name)
  if (name.startsWith(query)) return 4
  if (name.split(/[\s\-/]+/).some((word) => word.startsWith(query))) return 3
  if (words.every((word) => name.includes(word))) return 2
  return words.every((word) => searched.includes(word)) ? 1 : 0
}

/** Without case and accents, so that “economie” finds “Économie”. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
