import type { Kysely } from 'kysely'
import { publishedNames, usedCodes } from '#db/codebooks.ts'
import type { Database } from '#db/schema.ts'
import type { Codebook } from '#model/codebook.ts'
import { DomainError } from '#model/errors.ts'

/** A code in use may be retired, never gone: its coded spans would say what nobody can look up. */
export async function refuseMissing(
  db: Kysely<Database>,
  projectId: string,
  codebook: Codebook,
): Promise<void> {
  const present = new Set(codebook.codes.map((code) => code.id))
  const missing = [...(await usedCodes(db, projectId))].filter((code) => !present.has(code)).sort()
  if (missing.length === 0) return
  const names = await publishedNames(db, projectId, missing)
  const list = missing.map((id) => `“${names.get(id) ?? id}”`)
  throw new DomainError(
    'conflict',
    `${list.slice(0, 5).join(', ')}${list.length > 5 ? ` and ${list.length - 5} more` : ''} ${list.length === 1 ? 'is' : 'are'} in use and cannot go. Keep ${list.length === 1 ? 'it' : 'them'} and mark ${list.length === 1 ? 'it' : 'them'} as retired.`,
    {
      issues: missing.map((id) => ({
        path: id,
        message: `“${names.get(id) ?? id}” stands in coded spans. Keep it, retired.`,
      })),
    },
  )
}
