import { listCodebookVersions, publishedCodeIds, readLatestVersion } from '#db/codebooks.ts'
import { listRounds } from '#db/rounds.ts'
import type { Codebook } from '#model/codebook.ts'
import { type CodebookChanges, compareCodebooks } from '#model/codebook-changes.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { may } from '#model/rights.ts'
import { type Member, memberOf, requireMay } from './access.ts'
import { codeUses, readDraftWithEpoch, versionOf } from './codebooks.ts'
import type { Person, Services } from './services.ts'

/** All that the page of the working codebook shows before its live document is there. */
export async function codebookPage(services: Services, person: Person, projectId: string) {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-codebook' })
  const [{ draft, epoch }, latest, versions, published, uses, rounds] = await Promise.all([
    readDraftWithEpoch(services, member.project),
    readLatestVersion(services.db, projectId),
    listCodebookVersions(services.db, projectId),
    publishedCodeIds(services.db, projectId),
    codeUses(services, member),
    listRounds(services.db, projectId),
  ])
  return {
    project: projectOf(member),
    mayWrite: may(member, { may: 'write-codebook' }),
    deviceCopies: member.project.deviceCopies,
    document: formatDocumentName({ kind: 'codebook', projectId }),
    epoch,
    draft,
    latest: latest === undefined ? null : { version: latest.version, codebook: latest.codebook },
    versions,
    /** Codes of any version: these are retired, never removed. */
    published,
    uses,
    /** Rounds that still run, with the version each stays on. */
    rounds: rounds
      .filter((round) => round.status !== 'revealed')
      .map(({ name, codebookVersion }) => ({ name, codebookVersion })),
  }
}

/** One published version, and what changed between it and another one or the draft. */
export async function versionPage(
  services: Services,
  person: Person,
  projectId: string,
  version: number,
  compared: number | 'draft' | null,
) {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-codebook' })
  const shown = await versionOf(services.db, projectId, version)
  return {
    project: projectOf(member),
    mayWrite: may(member, { may: 'write-codebook' }),
    version: shown,
    versions: await listCodebookVersions(services.db, projectId),
    uses: await codeUses(services, member),
    comparison: await comparisonOf(services, member, shown, compared),
  }
}

/** The older one first, whichever was asked for first. */
async function comparisonOf(
  services: Services,
  member: Member,
  shown: { version: number; codebook: Codebook },
  compared: number | 'draft' | null,
): Promise<{ from: number; to: number | 'draft'; changes: CodebookChanges } | null> {
  if (compared === null || compared === shown.version) return null
  if (compared === 'draft') {
    const { draft } = await readDraftWithEpoch(services, member.project)
    return {
      from: shown.version,
      to: 'draft',
      changes: compareCodebooks(shown.codebook, draft),
    }
  }
  const other = await versionOf(services.db, member.project.id, compared)
  const [from, to] = other.version < shown.version ? [other, shown] : [shown, other]
  return {
    from: from.version,
    to: to.version,
    changes: compareCodebooks(from.codebook, to.codebook),
  }
}

function projectOf({ project, roles }: Member) {
  return { id: project.id, name: project.name, demo: project.demo, roles }
}
