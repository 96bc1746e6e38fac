/**
 * Standard normal distribution function, `erfc(-x / sqrt 2) / 2`.
 *
 * @returns 0 to 1, to about 1e-15 absolute
 * @see Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.2.29
 */
export function normalCdf(x: number): number {
  return erfc(-x / Math.SQRT2) / 2
}

/**
 * Quantile of the standard normal: bisection, polished by Newton's method on `normalCdf`.
 *
 * @param p a probability, 0 < p < 1
 * @returns in standard deviations, to about 1e-12
 */
export function normalQuantile(p: number): number {
  let low = -40
  let high = 40
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (normalCdf(middle) < p) low = middle
    else high = middle
  }
  let x = (low + high) / 2
  for (let i = 0; i < 3; i++) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
    if (density === 0) break
    x -= (normalCdf(x) - p) / density
  }
  return x
}

/**
 * Complementary error function: its series near 0, its continued fraction, worked out from the end, further out.
 *
 * @see Abramowitz & Stegun (1964), 7.1.5 and 7.1.14
 */
function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x)
  if (x < 2) {
    let term = x
    let sum = x
    for (let n = 1; n < 200; n++) {
      term *= (-x * x) / n
      const next = term / (2 * n + 1)
      sum += next
      if (Math.abs(next) < 1e-17 * Math.abs(sum)) break
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum
  }
  // erfc(x) = exp(-x^2)/sqrt(pi) * 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...))))
  let fraction = x
  for (let n = 120; n >= 1; n--) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction
}
