import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type RoundPart, readRoundParts } from '#db/agreement.ts'
import { readProjectAs } from '#db/projects.ts'
import { type Round, readRound, roundFacts } from '#db/rounds.ts'
import type { Database } from '#db/schema.ts'
import type { AgreementInput } from '#model/agreement/agreement.ts'
import type { ReportContext } from '#model/agreement/report/facts.ts'
import type { Codebook } from '#model/codebook.ts'
import { notFound, requireMay } from '../access.ts'
import { taskOf } from '../agreement.ts'
import { requireChoosable } from '../agreement-query.ts'
import { storedCodebookOf } from '../codebooks.ts'
import type { ReportTask } from './report-worker.ts'

/** What a report rests on beside the layers of its round. */
export interface ReportGround {
  compared: Pick<AgreementInput, 'codes' | 'codebook' | 'settings'>
  about: Pick<ReportContext, 'round' | 'thresholds' | 'hasOwnThresholds' | 'codebook' | 'codes'> & {
    project: { name: string }
  }
  parts: RoundPart
  /** Of the codebook, as `codebookState` says it. */
  codebook: string
}

/**
 * Reads it as it is stored, with the rights of whoever freezes the report: they may have gone since it was
 * asked for.
 *
 * @param db a transaction, where all of it is to be of one moment
 * @throws {DomainError} `not-found`, `not-permitted`, `invalid-input` where what was chosen is there no more
 */
export async function readGround(
  db: Kysely<Database>,
  { projectId, roundId, frozenBy, settings }: ReportTask,
): Promise<ReportGround> {
  const found = await readProjectAs(db, projectId, frozenBy)
  if (found === undefined) throw notFound('project')
  const round = await readRound(db, projectId, roundId)
  if (round === undefined) throw notFound('round')
  const member = { id: frozenBy, roles: found.roles }
  requireMay(member, { may: 'read-passages', round: roundFacts(round) })
  requireMay(member, { may: 'manage-rounds' })
  const codebook = await storedCodebookOf(db, found.project, round)
  const parts = await readRoundParts(db, { projectId, roundId })
  requireChoosable(settings, parts, codebook)
  const { codes, codebook: tree } = taskOf(round, codebook, settings)
  const { name, visibility, status, codebookVersion } = round
  return {
    compared: { codes, codebook: tree, settings },
    about: {
      project: { name: found.project.name },
      thresholds: found.project.thresholds,
      hasOwnThresholds: found.project.hasOwnThresholds,
      round: { name, visibility, status, codebookVersion },
      codebook: codebook.name,
      codes: codebook.codes.map(({ id, name }) => ({ id, name })),
    },
    parts,
    codebook: codebookState(round, codebook),
  }
}

/** Another text (SHA-256, hex) whenever something of a round's codebook changes that a report says or counts. */
export function codebookState(round: Round, codebook: Codebook): string {
  const { codebook: tree } = taskOf(round, codebook, { unit: 'turn', bootstrap: 0, seed: 1 })
  const names = codebook.codes.map(({ name }) => name)
  return createHash('sha256')
    .update(JSON.stringify([codebook.name, names, tree]))
    .digest('hex')
}
