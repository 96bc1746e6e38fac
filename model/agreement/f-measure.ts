/**
 * F and kappa of the same counts: both found it (a), one of them did (b, c), neither (d).
 *
 * `F = 2a / (2a + b + c)`, `kappa = 2(ad - bc) / ((a+b)(b+d) + (a+c)(c+d))`. For spans d has no bound, and
 * kappa tends to F as it grows: that is why spans are matched and reported by F.
 *
 * @param a counts, each zero or more, as `b`, `c` and `d`
 * @returns `f` from 0 to 1, `null` where nobody found anything; `kappa` at most 1, `null` where one of the two, or both,
 *   leave nothing to chance
 * @see Hripcsak & Rothschild (2005), Agreement, the F-measure, and reliability in information retrieval
 */
export function fAndKappa(a: number, b: number, c: number, d: number) {
  const matched = 2 * a + b + c
  const divisor = (a + b) * (b + d) + (a + c) * (c + d)
  return {
    f: matched === 0 ? null : (2 * a) / matched,
    kappa: divisor === 0 ? null : (2 * (a * d - b * c)) / divisor,
  }
}
