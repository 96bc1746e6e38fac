/**
 * A stream of random numbers that a seed makes the same everywhere: xoshiro128** seeded by splitmix32.
 *
 * @see Blackman & Vigna (2021), Scrambled linear pseudorandom number generators
 */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number
  /** The same stream from here on, which goes its own way. */
  fork(): Random
}

/** @param seed a whole number, of which the lowest 32 bits count */
export function seeded(seed: number): Random {
  let state = seed | 0
  const splitmix = () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return z ^ (z >>> 15)
  }
  return stream(splitmix(), splitmix(), splitmix(), splitmix())
}

function stream(first: number, second: number, third: number, fourth: number): Random {
  let [a, b, c, d] = [first, second, third, fourth]
  const next = () => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
  return {
    below: (below) => Math.floor((next() / 4_294_967_296) * below),
    fork: () => stream(a, b, c, d),
  }
}

/**
 * How often each of `count` things was drawn in `count` draws with replacement.
 *
 * @param times written over with the multiplicities
 */
export function drawWithReplacement(random: Random, times: Float64Array): void {
  times.fill(0)
  for (let draw = 0; draw < times.length; draw++) times[random.below(times.length)]!++
}
