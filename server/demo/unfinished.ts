import { deleteProjectRows, listUnfinished } from '#db/projects.ts'
import type { Services } from '../services.ts'

/** Making a demo study takes seconds. One that is unfinished for so long was left by a process that died. */
const longestMakingMs = 10 * 60_000

/** Removes the demo studies that nobody is making any more: half a study explains nothing. */
export async function removeUnfinishedDemos(services: Services): Promise<void> {
  const before = new Date(services.clock.now().getTime() - longestMakingMs)
  for (const projectId of await listUnfinished(services.db, before)) {
    await removeDemo(services, projectId)
  }
}

/** Removes a demo study whose making came to nothing, with all that is there of it. */
export async function removeDemo({ db, live }: Services, projectId: string): Promise<void> {
  await live.forgetProject(projectId)
  await db.transaction().execute((trx) => deleteProjectRows(trx, projectId))
  await live.rightsChanged({ projectId })
}
