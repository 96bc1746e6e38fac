import { publishedNames } from '#db/codebooks.ts'
import { DomainError } from '#model/errors.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { memberOf, requireMay } from './access.ts'
import { documentOf, readDraft } from './codebooks.ts'
import type { Person, Services } from './services.ts'
import { codesInUse } from './used-codes.ts'

/**
 * Takes a code out of the draft that was never published and never used. A code that was is retired,
 * which leads do in the document itself.
 *
 * @throws {DomainError} `conflict` for a code that is published, stands in a coded span, or could stand
 *   in one of a blind round
 */
export async function removeCode(
  services: Services,
  person: Person,
  projectId: string,
  codeId: string,
): Promise<void> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'write-codebook' })
  const draft = await readDraft(services, member.project)
  const code = draft.codes.find((one) => one.id === codeId)
  if (code === undefined) return
  const published = await publishedNames(services.db, projectId, [codeId])
  const used = await codesInUse(services.db, projectId, draft)
  if (published.has(codeId) || used.has(codeId)) {
    throw new DomainError(
      'conflict',
      published.has(codeId)
        ? `“${code.name}” is part of a published version. Retire it instead: coders no longer find it, and what was coded with it stays.`
        : `“${code.name}” is in use, or in the codebook of a blind round. Retire it instead: coders no longer find it, and what was coded with it stays.`,
    )
  }
  await services.live.change(documentOf(projectId), person, (doc) => {
    const working = codebookDoc(doc)
    doc.transact(() => {
      working.remove(codeId)
      // What stood under it moves up one step, so that nothing hangs in the air.
      for (const below of working.codes()) {
        if (below.parent === codeId) working.setField(below.id, 'parent', code.parent)
      }
    })
  })
}
