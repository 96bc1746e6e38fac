import type { Kysely } from 'kysely'
import { heldCodes, publishedNames } from '#db/codebooks.ts'
import type { Database } from '#db/schema.ts'
import type { Codebook } from '#model/codebook.ts'
import { DomainError } from '#model/errors.ts'

/**
 * Ids of the codes that may be retired, never gone: coded spans would say what nobody can look up.
 *
 * @param draft the working codebook as it stands, where it is about to change
 */
export async function codesInUse(
  db: Kysely<Database>,
  projectId: string,
  draft?: Codebook,
): Promise<ReadonlySet<string>> {
  const { ids, holdsDraft } = await heldCodes(db, projectId)
  if (holdsDraft) for (const { id } of draft?.codes ?? []) ids.add(id)
  return ids
}

/** @throws {DomainError} `conflict` where `codebook` lacks a code that is in use */
export async function refuseMissing(
  db: Kysely<Database>,
  projectId: string,
  codebook: Codebook,
  draft?: Codebook,
): Promise<void> {
  const present = new Set(codebook.codes.map((code) => code.id))
  const used = await codesInUse(db, projectId, draft)
  const missing = [...used].filter((code) => !present.has(code)).sort()
  if (missing.length === 0) return
  const names = await publishedNames(db, projectId, missing)
  const nameOf = (id: string) =>
    names.get(id) ?? draft?.codes.find((code) => code.id === id)?.name ?? id
  const first = missing.slice(0, 5).map((id) => `“${nameOf(id)}”`)
  const listed = first.join(', ')
  const more = missing.length - first.length
  const list = more > 0 ? `${listed} and ${more} more` : listed
  throw new DomainError(
    'conflict',
    missing.length === 1
      ? `${list} is in use, or in the codebook of a blind round, and cannot go. Keep it and mark it as retired.`
      : `${list} are in use, or in the codebook of a blind round, and cannot go. Keep them and mark them as retired.`,
    {
      issues: missing.map((id) => ({
        path: id,
        message: `“${nameOf(id)}” stands, or may stand, in coded spans. Keep it, retired.`,
      })),
    },
  )
}
