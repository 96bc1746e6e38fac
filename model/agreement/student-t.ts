/**
 * The two-sided 95 % quantile of Student's t, by inverting the regularised incomplete beta function.
 *
 * @param df degrees of freedom, at least 1
 * @returns t with P(T <= t) = 0.975, to about 1e-12 relative
 * @see Press et al. (2007), Numerical Recipes, 6.4 and 6.14 (continued fraction, relation of t and beta)
 */
export function t975(df: number): number {
  const found = known.get(df) ?? invert(df)
  if (known.size > 1_000) known.clear()
  known.set(df, found)
  return found
}

/** Tables of one study ask for the same few quantiles thousands of times. */
const known = new Map<number, number>()

function invert(df: number): number {
  // Bisection brackets the root, Newton polishes it: cdf is smooth and rises everywhere.
  let low = 1
  let high = 13
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (tCdf(middle, df) < 0.975) low = middle
    else high = middle
  }
  let t = (low + high) / 2
  for (let i = 0; i < 4; i++) t -= (tCdf(t, df) - 0.975) / tDensity(t, df)
  return t
}

/** P(T <= t) for t >= 0. */
export function tCdf(t: number, df: number): number {
  return 1 - incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2
}

function tDensity(t: number, df: number): number {
  const log =
    logGamma((df + 1) / 2) -
    logGamma(df / 2) -
    Math.log(df * Math.PI) / 2 -
    ((df + 1) / 2) * Math.log1p((t * t) / df)
  return Math.exp(log)
}

/** I_x(a, b), by Lentz's continued fraction on the side where it converges fast. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  )
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a
  return 1 - (front * betaFraction(1 - x, b, a)) / b
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 - ((a + b) * x) / (a + 1)
  d = 1 / (Math.abs(d) < tiny ? tiny : d)
  let fraction = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return fraction

  function nonZero(value: number): number {
    return Math.abs(value) < tiny ? tiny : value
  }
}

/** ln of the gamma function for x > 0 (Stirling's series after shifting x above 15). */
function logGamma(x: number): number {
  let shift = 0
  let z = x
  while (z < 15) shift -= Math.log(z++)
  const inverse = 1 / z
  const square = inverse * inverse
  const series =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360)))))
  return shift + (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series
}

/** Interval of +- t standard errors with n - 1 degrees of freedom; the upper end is cut at 1. */
export function tInterval(value: number, se: number, n: number): [number, number] {
  const reach = t975(n - 1) * se
  return [value - reach, Math.min(1, value + reach)]
}
