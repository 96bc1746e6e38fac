/** Without an act for so long, the next one begins another sitting. */
const pauseMs = 30 * 60_000

/** What was done without a long pause; times in ISO 8601. */
interface Sitting<Act> {
  from: string
  to: string
  acts: readonly Act[]
}

/** @param acts the newest first; so are the sittings, and the acts in them */
export function sittingsOf<Act extends { recordedAt: string }>(
  acts: readonly Act[],
): Sitting<Act>[] {
  const sittings: (Sitting<Act> & { acts: Act[] })[] = []
  for (const act of acts) {
    const last = sittings.at(-1)
    if (last !== undefined && Date.parse(last.from) - Date.parse(act.recordedAt) < pauseMs) {
      last.acts.push(act)
      last.from = act.recordedAt
    } else {
      sittings.push({ from: act.recordedAt, to: act.recordedAt, acts: [act] })
    }
  }
  return sittings
}
