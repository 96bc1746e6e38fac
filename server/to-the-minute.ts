/**
 * When somebody worked in a blind round, as it may be shown: whoever looked often enough at the very moment
 * of each commit would count what is coded.
 */
export function toTheMinute(at: Date | null): Date | null {
  return at && new Date(Math.floor(at.getTime() / 60_000) * 60_000)
}
