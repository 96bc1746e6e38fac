import type { Transaction } from 'kysely'
import { z } from 'zod'
import { type RoundPart, stateOfAll } from '#db/agreement.ts'
import { recordEvent } from '#db/audit.ts'
import { insertMethodsReport, sumTranscripts } from '#db/methods-reports.ts'
import type { Database } from '#db/schema.ts'
import { Id } from '#model/fields.ts'
import { interfaceLanguages } from '#model/interface-language.ts'
import { computeInThread } from '../agreement/in-thread.ts'
import type { JobWork, RunnerParts } from '../agreement/job-work.ts'
import { readTask, StoredSettings } from '../agreement/stored-task.ts'
import { Threads } from '../threads.ts'
import { type ReportGround, readGround } from './report-ground.ts'
import type { MadeReport, ReportTask, ReportThreadWork } from './report-worker.ts'

/** A report is made now and then: its thread keeps nothing for the next one. */
const idleMs = 30_000

const StoredReportTask = z.strictObject({
  projectId: Id,
  roundId: Id,
  settings: StoredSettings,
  frozenBy: Id,
  pseudonyms: z.boolean(),
  language: z.enum(interfaceLanguages),
  parley: z.string(),
}) satisfies z.ZodType<ReportTask>

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
      const task = readTask(StoredReportTask, given)
      const frozenAt = clock.now()
      let [state, codebook] = ['', '']
      const made = await computeInThread<MadeReport>(
        db,
        threads,
        task,
        async (trx, states) => {
          state = stateOfAll(states)
          const { codebook: read, ...work } = await readContext(trx, task, frozenAt)
          codebook = read
          return { ...work, exactMs: limits.figuresExactMs }
        },
        how,
      )
      return async (trx) => {
        const { projectId, roundId, frozenBy, settings, pseudonyms, language } = task
        const kept = { id, projectId, roundId, frozenBy, frozenAt, settings, pseudonyms, language }
        await insertMethodsReport(trx, { ...kept, state, codebook, ...made })
        const about = { roundId, reportId: id, inputs: made.inputs, pseudonyms }
        await recordEvent(trx, { projectId, personId: frozenBy, kind: 'report-frozen', about })
      }
    },
    close: () => threads.close(),
  }
}

/** What the report is made of beside the layers, of the same moment. */
async function readContext(
  trx: Transaction<Database>,
  task: ReportTask,
  frozenAt: Date,
): Promise<Pick<ReportThreadWork, 'compared' | 'context'> & Pick<ReportGround, 'codebook'>> {
  const { compared, about, parts, codebook } = await readGround(trx, task)
  const sums = await sumTranscripts(trx, task.projectId)
  const { pseudonyms, language, parley } = task
  return {
    compared,
    codebook,
    context: {
      ...about,
      language,
      parley,
      project: { ...about.project, ...sums },
      names: pseudonyms ? null : namesIn(parts),
      madeAt: frozenAt.toISOString(),
    },
  }
}

function namesIn({ coders, transcripts }: RoundPart) {
  return {
    coders: Object.fromEntries(coders.map(({ id, name }) => [id, name])),
    transcripts: Object.fromEntries(transcripts.map(({ id, title }) => [id, title])),
  }
}
