/** Who codes one transcript of a round. */
export interface Assignment {
  transcript: string
  coders: readonly string[]
}

/**
 * Shares transcripts out so that a part of them is coded by everybody and can be compared, and each of
 * the others by one coder, in turn.
 *
 * Which ones everybody codes is drawn by `seed`, so that a share can be drawn again and defended.
 *
 * @param share of the transcripts that everybody codes, 0 to 1; any share above 0 gives at least one
 * @returns one assignment for each transcript, in the order given
 */
export function shareOut(
  transcripts: readonly string[],
  coders: readonly string[],
  share: number,
  seed: number,
): Assignment[] {
  const everybodys = new Set(shuffled(transcripts, seed).slice(0, countOf(share, transcripts)))
  let turn = 0
  return transcripts.map((transcript) => {
    if (everybodys.has(transcript) || coders.length < 2) return { transcript, coders: [...coders] }
    const coder = coders[turn++ % coders.length]!
    return { transcript, coders: [coder] }
  })
}

/** Every transcript by everybody. */
export function allByAll(transcripts: readonly string[], coders: readonly string[]): Assignment[] {
  return transcripts.map((transcript) => ({ transcript, coders: [...coders] }))
}

function countOf(share: number, transcripts: readonly string[]): number {
  // Half a hundredth of slack: 0.3 of 10 is 3, not 4, though 0.3 is not a binary fraction.
  return Math.min(transcripts.length, Math.ceil(share * transcripts.length - 1e-9))
}

/** Fisher and Yates, drawing from mulberry32: 32 bits of state are plenty for an order of transcripts. */
function shuffled(items: readonly string[], seed: number): string[] {
  const order = [...items]
  let state = seed >>> 0
  const draw = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * below)
  }
  for (let last = order.length - 1; last > 0; last--) {
    const other = draw(last + 1)
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}
