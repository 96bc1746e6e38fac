import type { Transaction } from 'kysely'
import { recordEvent } from '#db/audit.ts'
import { insertCodebookVersion, lockCodebook, readLatestVersion } from '#db/codebooks.ts'
import { lockDocument, readDocument } from '#db/documents.ts'
import type { Database } from '#db/schema.ts'
import type { Codebook } from '#model/codebook.ts'
import { compareCodebooks, isUnchanged } from '#model/codebook-changes.ts'
import { checkDraft, draftCodebook } from '#model/codebook-draft.ts'
import { DomainError } from '#model/errors.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { type Member, memberOf, requireMay } from './access.ts'
import { documentOf } from './codebooks.ts'
import { rebuild } from './live/stored/stored-state.ts'
import type { Person, Services } from './services.ts'
import { refuseMissing } from './used-codes.ts'

/**
 * Publishes the draft as the next numbered version, which never changes.
 *
 * @param expected the number the person was shown; another one means that somebody was quicker
 * @throws {DomainError} `invalid-input` with one issue a field; `conflict` when nothing changed since the
 *   last version, when a used code is missing, or when `expected` is taken
 */
export async function publishCodebook(
  services: Services,
  person: Person,
  projectId: string,
  expected?: number,
): Promise<{ version: number }> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'write-codebook' })
  await draftStored(services, person, projectId)
  return services.db.transaction().execute(async (trx) => {
    await lockCodebook(trx, projectId)
    return publishDraft(services, trx, member, expected)
  })
}

/** The same, in a transaction that has the codebook's lock. */
export async function publishDraft(
  services: Services,
  trx: Transaction<Database>,
  member: Member,
  expected?: number,
): Promise<{ version: number }> {
  return publishWithin(services, trx, member, await lockDraft(trx, member.project), expected)
}

/** The same with a draft that nobody else can change. */
export async function publishWithin(
  services: Services,
  trx: Transaction<Database>,
  member: Member,
  draft: Codebook,
  expected?: number,
): Promise<{ version: number }> {
  const projectId = member.project.id
  const latest = await readLatestVersion(trx, projectId)
  const version = (latest?.version ?? 0) + 1
  if (expected !== undefined && expected !== version) {
    throw new DomainError(
      'conflict',
      `Version ${expected} was published meanwhile. Look at what it says, then publish version ${version}.`,
    )
  }
  const checked = checkDraft(draft)
  if (checked.issues !== undefined) {
    throw new DomainError(
      'invalid-input',
      `The codebook cannot be published yet. ${checked.issues[0]?.message ?? ''}`,
      { issues: checked.issues },
    )
  }
  const { codebook } = checked
  if (codebook.codes.length === 0) {
    throw new DomainError('invalid-input', 'The codebook has no codes yet. Add a code first.')
  }
  if (latest !== undefined && isUnchanged(compareCodebooks(latest.codebook, codebook))) {
    throw new DomainError(
      'conflict',
      `Nothing has changed since version ${latest.version}, so there is nothing to publish.`,
    )
  }
  await refuseMissing(trx, projectId, codebook)
  await insertCodebookVersion(trx, {
    projectId,
    version,
    codebook,
    publishedBy: member.id,
    publishedAt: services.clock.now(),
  })
  await recordEvent(trx, {
    projectId,
    personId: member.id,
    kind: 'codebook-published',
    about: { version, codes: codebook.codes.length },
  })
  return { version }
}

/** Resolves when all that this server took of the draft up to now is stored. */
export async function draftStored(
  { live }: Services,
  person: Person,
  projectId: string,
): Promise<void> {
  await live.change(documentOf(projectId), person, () => {})
}

/** The draft as it is stored, to which nothing is added until the transaction ends. */
async function lockDraft(
  trx: Transaction<Database>,
  project: { id: string; name: string },
): Promise<Codebook> {
  const key = { projectId: project.id, name: documentOf(project.id) }
  await lockDocument(trx, key)
  const stored = await readDocument(trx, key)
  const doc = await rebuild(stored ?? { snapshot: null, updates: [] })
  return draftCodebook(codebookDoc(doc), project.name)
}
