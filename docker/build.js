import { ensureBuild } from '#server/build.js'

/** Builds the pages into the image, marked with what they were made of: the server then starts at once. */
await ensureBuild(process.cwd(), console.log)
