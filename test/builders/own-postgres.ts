import { type Embedded, type EmbeddedOptions, startEmbedded } from '#db/embedded/embedded.ts'
import { quickFolder, removeQuickFolder } from './quick-folder.ts'

/** An empty data folder, gone with whatever runs on it after `remove`. */
export async function aDataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await quickFolder()
  return { path, remove: () => removeQuickFolder(path) }
}

/** A Postgres for one test to stop, kill and fill, with everything on that keeps data safe. */
export async function ownPostgres(
  options: Omit<EmbeddedOptions, 'dataFolder'> = {},
): Promise<Embedded & { path: string; remove(): Promise<void> }> {
  const path = await quickFolder()
  const embedded = await startEmbedded({ dataFolder: path, sync: false, ...options })
  return {
    ...embedded,
    path,
    remove: async () => {
      await embedded.stop()
      await removeQuickFolder(path)
    },
  }
}
