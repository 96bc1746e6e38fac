import { ensureBuild } from '#server/build.js'

/** Faults are dealt to the server as `npm start` runs it; building it is not what is timed. */
export default function setup(): Promise<void> {
  return ensureBuild(process.cwd(), console.log)
}
