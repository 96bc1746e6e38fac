import type { Transaction } from 'kysely'
import { type RoundKey, readRoundParts, stateOfAll } from '#db/agreement.ts'
import { recordEvent } from '#db/audit.ts'
import { insertMethodsReport, sumTranscripts } from '#db/methods-reports.ts'
import type { Database } from '#db/schema.ts'
import type { ReportContext } from '#model/agreement/report/facts.ts'
import { computeInThread } from '../agreement/in-thread.ts'
import type { JobWork, RunnerParts } from '../agreement/job-work.ts'
import { Threads } from '../threads.ts'
import type { MadeReport, ReportTask } from './report-worker.ts'

/** A report is made now and then: its thread keeps nothing for the next one. */
const idleMs = 30_000

/**
 * Jobs that freeze a methods report, whose id is that of the job. All that it says was read at one moment, and
 * it is there once it is whole.
 */
export function reportWork({ db, clock, limits }: RunnerParts, most: number): JobWork {
  const megabytes = limits.reportMegabytes
  const threads = new Threads(import.meta.url, 'report-worker', { most, idleMs, megabytes })
  return {
    act: 'Making this report',
    limits: { ms: limits.reportMs, megabytes },
    async run({ id, task: given }, how) {
      const task = given as ReportTask
      const frozenAt = clock.now()
      let state = ''
      const made = await computeInThread<MadeReport>(
        db,
        threads,
        task,
        async (trx, states) => {
          state = stateOfAll(states)
          return { task, ...(await readContext(trx, task, frozenAt)) }
        },
        how,
      )
      return async (trx) => {
        const { projectId, roundId, frozenBy, settings, pseudonyms } = task
        const kept = { id, projectId, roundId, frozenBy, frozenAt, state, settings, pseudonyms }
        await insertMethodsReport(trx, { ...kept, ...made })
        const about = { roundId, reportId: id, inputs: made.inputs, pseudonyms }
        await recordEvent(trx, { projectId, personId: frozenBy, kind: 'report-frozen', about })
      }
    },
    close: () => threads.close(),
  }
}

/** What the report says beside its figures, of the same moment. */
async function readContext(
  trx: Transaction<Database>,
  { pseudonyms, about, ...of }: ReportTask,
  frozenAt: Date,
): Promise<{ context: Omit<ReportContext, 'inputs'> }> {
  const sums = await sumTranscripts(trx, of.projectId)
  return {
    context: {
      ...about,
      project: { ...about.project, ...sums },
      names: pseudonyms ? null : await readNames(trx, of),
      madeAt: frozenAt.toISOString(),
    },
  }
}

async function readNames(trx: Transaction<Database>, of: RoundKey) {
  const { coders, transcripts } = await readRoundParts(trx, of)
  return {
    coders: Object.fromEntries(coders.map(({ id, name }) => [id, name])),
    transcripts: Object.fromEntries(transcripts.map(({ id, title }) => [id, title])),
  }
}
