import { Codebook } from './codebook.ts'
import type { Issue } from './errors.ts'
import { type CodebookDoc, codeFields, type DraftCode } from './live/codebook-doc.ts'

/**
 * The working draft in the shape of a codebook file: what was not filled in yet is empty. Rules may
 * still be broken (two codes of one name, a name that is too long); `checkDraft` tells.
 *
 * @param name what the codebook is called until somebody names it
 */
export function draftCodebook(draft: CodebookDoc, name: string): Codebook {
  const description = draft.description()
  return {
    name: draft.name().trim() === '' ? name : draft.name(),
    ...(description === '' ? {} : { description }),
    codes: draft.codes().map(filledIn),
  }
}

/** A draft's code with every field that a published one has, in the order of the files. */
export function filledIn(code: DraftCode): Codebook['codes'][number] {
  const fields: Record<string, unknown> = {
    definition: '',
    includeWhen: '',
    excludeWhen: '',
    examples: { hit: '', nearMiss: '' },
    colour: 'brick',
  }
  const whole: Record<string, unknown> = { id: code.id, name: '' }
  for (const field of codeFields) {
    const value = code[field] ?? fields[field]
    if (value !== undefined) whole[field] = value
  }
  return whole as Codebook['codes'][number]
}

/**
 * Whether a draft can be published. Each issue names its code, and its path is `<code id>.<field>`, so
 * that a page can lead there.
 */
export function checkDraft(
  draft: Codebook,
): { codebook: Codebook; issues?: undefined } | { codebook?: undefined; issues: Issue[] } {
  const parsed = Codebook.safeParse(draft)
  if (parsed.success) return { codebook: parsed.data }
  return {
    issues: parsed.error.issues.map((issue) => {
      const [list, index, ...field] = issue.path
      const code = list === 'codes' && typeof index === 'number' ? draft.codes[index] : undefined
      if (code === undefined) return { path: issue.path.join('.'), message: issue.message }
      const name = code.name.trim()
      const what = fieldNames[String(field[0])] ?? 'entry'
      return {
        path: [code.id, ...field].join('.'),
        message:
          name === ''
            ? `A code without a name, ${what}: ${issue.message}`
            : `“${name}”, ${what}: ${issue.message}`,
      }
    }),
  }
}

const fieldNames: Record<string, string> = {
  id: 'id',
  name: 'name',
  definition: 'definition',
  includeWhen: 'include when',
  excludeWhen: 'exclude when',
  examples: 'examples',
  parent: 'place',
  group: 'group',
  exclusive: 'set of which one is chosen',
  colour: 'colour',
  key: 'key',
  slots: 'slots',
  unit: 'unit',
  sources: 'sources',
}
