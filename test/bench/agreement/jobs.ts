import { pino } from 'pino'
import { openDatabase } from '#db/connection.ts'
import type { Agreement } from '#model/agreement/figures.ts'
import { limits } from '#model/limits.ts'
import type { FigureTask } from '#server/agreement/figure-task.ts'
import { makeFigures } from '#server/agreement/figures.ts'
import { heldBy } from '../../builders/held-loop.ts'
import { storeRound, toggleCompleted } from '../../builders/stored-round.ts'
import { benchPostgres } from '../live/postgres.ts'
import { studySizes } from './inputs.ts'

/** Typical and large, as design.md has them: texts of real length, most of it after the last turn. */
const sizes = {
  typical: { ...studySizes.typical, words: 25_000 },
  large: { ...studySizes.large, words: 50_000 },
}

/**
 * What people wait for, with the database: a round's figures by a job, first and after one layer changed, and
 * as they are kept; and how long the event loop of the server was held meanwhile.
 *
 * @param only of the sizes
 */
export async function measureJobs(only: (keyof typeof sizes)[]): Promise<void> {
  const postgres = await benchPostgres()
  const database = openDatabase({ url: postgres.urlOf(await postgres.fresh('parley')) })
  const { db } = database
  const log = pino({ level: 'warn' })
  const figures = makeFigures({ db, clock: { now: () => new Date() }, log, limits })
  try {
    for (const name of only) {
      const { words, ...size } = sizes[name]
      const round = await storeRound(db, size, { words: ' said'.repeat(words / 5) })
      const codes = Array.from({ length: size.codes }, (_, index) => `code${index}`)
      for (const unit of ['turn', 'sentence'] as const) {
        const task: FigureTask = {
          ...{ projectId: round.projectId, roundId: round.roundId, codes },
          codebook: codes.map((id) => ({ id })),
          settings: { unit, bootstrap: 1_000, seed: 1 },
        }
        const ask = async () => {
          const { last, job } = await figures.ask<Agreement>(task, { patienceMs: limits.figuresMs })
          if (last === undefined || job !== null) throw new Error(JSON.stringify(job))
        }
        const times: [string, () => Promise<void>][] = [
          ['first', ask],
          ['after one layer changed', () => toggleCompleted(db, round).then(ask)],
          ['after another', () => toggleCompleted(db, round, 1).then(ask)],
          ['kept', ask],
        ]
        for (const [what, run] of times) {
          const { ms, heldMs, ownMs, processorMs } = await heldBy(run)
          console.log(
            `${`a job: ${name} study, by ${unit}, 1,000 draws, ${what}`.padEnd(66)} ${ms.toFixed(0).padStart(8)} ms  loop held ${heldMs.toFixed(0)} ms, by itself ${ownMs.toFixed(0)} ms, processor ${processorMs.toFixed(0)} ms`,
          )
        }
      }
    }
  } finally {
    await figures.close()
    await database.close()
    await postgres.stop()
  }
}
