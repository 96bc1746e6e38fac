import { startEmbedded } from '#db/embedded/embedded.ts'

/** A process that owns a data folder until told to stop, or until it is killed. */
const embedded = await startEmbedded({ dataFolder: process.argv[2] as string, sync: false })
process.on('message', async () => {
  await embedded.stop()
  process.disconnect()
})
process.send?.({ adopted: embedded.adopted })
