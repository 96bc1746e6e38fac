import type { Kysely } from 'kysely'
import { recordEvent } from '#db/audit.ts'
import {
  type CodebookVersion,
  countCodeUses,
  listCodebookVersions,
  readCodebookVersion,
} from '#db/codebooks.ts'
import type { Round } from '#db/rounds.ts'
import type { Database } from '#db/schema.ts'
import type { Codebook, CodeUse } from '#model/codebook.ts'
import { type CodebookChanges, compareCodebooks } from '#model/codebook-changes.ts'
import { draftCodebook as draftOf } from '#model/codebook-draft.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { type Member, memberOf, notFound, requireMay } from './access.ts'
import { readStoredDocument } from './live/stored/storing.ts'
import type { Person, Services } from './services.ts'
import { refuseMissing } from './used-codes.ts'

/** The working draft of the next version, as it stands: it may break rules until it is published. */
export async function draftCodebook(
  services: Services,
  person: Person,
  projectId: string,
): Promise<Codebook> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-codebook' })
  return readDraft(services, member.project)
}

/**
 * Makes the draft equal to `codebook`, through the live document, so that whoever has it open sees it.
 *
 * @throws {DomainError} `conflict` when it lacks a code that is in use, or that a blind round has
 */
export async function replaceDraft(
  services: Services,
  person: Person,
  projectId: string,
  codebook: Codebook,
): Promise<Codebook> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'write-codebook' })
  const draft = await readDraft(services, member.project)
  await refuseMissing(services.db, projectId, codebook, draft)
  await writeDraft(services, person, projectId, codebook)
  await recordEvent(services.db, {
    projectId,
    personId: person.id,
    kind: 'codebook-replaced',
    about: { codes: codebook.codes.length },
  })
  return readDraft(services, member.project)
}

/** The published versions, the newest first, without their codes. */
export async function listVersions(services: Services, person: Person, projectId: string) {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-codebook' })
  return listCodebookVersions(services.db, projectId)
}

/** @throws {DomainError} `not-found` */
export async function readVersion(
  services: Services,
  person: Person,
  projectId: string,
  version: number,
): Promise<CodebookVersion> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-codebook' })
  return versionOf(services.db, projectId, version)
}

/** What changed from one published version to another. */
export async function compareVersions(
  services: Services,
  person: Person,
  projectId: string,
  from: number,
  to: number,
): Promise<CodebookChanges> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-codebook' })
  const before = await versionOf(services.db, projectId, from)
  const after = await versionOf(services.db, projectId, to)
  return compareCodebooks(before.codebook, after.codebook)
}

/** How often each code is used in the layers this person may read. */
export function codeUses({ db }: Services, member: Member): Promise<Map<string, CodeUse>> {
  return countCodeUses(db, member.project.id, {
    personId: member.id,
    seesOpenRounds: member.roles.some((role) => role !== 'observer'),
    codes: member.roles.includes('coder'),
  })
}

/** @throws {DomainError} `not-found` */
export async function versionOf(
  db: Kysely<Database>,
  projectId: string,
  version: number,
): Promise<CodebookVersion> {
  const found = Number.isSafeInteger(version) && version > 0 && version < 2 ** 31
  const stored = found ? await readCodebookVersion(db, projectId, version) : undefined
  if (stored === undefined) throw notFound('codebook version')
  return stored
}

/** The codebook of a round: a published version, or the working draft where the round follows it. */
export async function codebookOf(
  services: Services,
  member: Member,
  round: Round,
): Promise<Codebook> {
  if (round.codebookVersion === null) return readDraft(services, member.project)
  return (await versionOf(services.db, member.project.id, round.codebookVersion)).codebook
}

/** The same as it is stored, so that it is of one moment with what else a transaction reads. */
export async function storedCodebookOf(
  db: Kysely<Database>,
  project: { id: string; name: string },
  round: Pick<Round, 'codebookVersion'>,
): Promise<Codebook> {
  if (round.codebookVersion !== null) {
    return (await versionOf(db, project.id, round.codebookVersion)).codebook
  }
  const key = { projectId: project.id, name: documentOf(project.id) }
  return draftOf(codebookDoc(await readStoredDocument(db, key)), project.name)
}

/** The working draft, with no right asked: its callers have. */
export async function readDraft(
  services: Services,
  project: { id: string; name: string },
): Promise<Codebook> {
  return (await readDraftWithEpoch(services, project)).draft
}

/** The same with the epoch of its document, which a browser dials with. */
export async function readDraftWithEpoch(
  { live }: Services,
  project: { id: string; name: string },
): Promise<{ draft: Codebook; epoch: number }> {
  const { doc, epoch } = await live.read(documentOf(project.id))
  return { draft: draftOf(codebookDoc(doc), project.name), epoch }
}

async function writeDraft(
  { live }: Services,
  person: Person,
  projectId: string,
  codebook: Codebook,
): Promise<void> {
  await live.change(documentOf(projectId), person, (doc) => codebookDoc(doc).replace(codebook))
}

/** Name of a project's working codebook among the live documents. */
export function documentOf(projectId: string): string {
  return formatDocumentName({ kind: 'codebook', projectId })
}
