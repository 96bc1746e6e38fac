import { stderr } from 'node:process'

/** Says on a terminal how much is done, in one line that the next takes the place of. */
export function progressLine(): (share: number) => void {
  if (!stderr.isTTY) return () => {}
  return (share) => stderr.write(`\rComputing: ${Math.round(share * 100)} % \r`)
}
