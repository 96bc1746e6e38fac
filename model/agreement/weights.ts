export type WeightsName = 'identity' | 'linear' | 'quadratic' | 'ordinal'

/**
 * Agreement weights w_kl of q declared categories: 1 on the diagonal, less the further apart two are.
 *
 * The distance is in ranks of the declared list, used categories or not. With one category there is
 * nothing to weigh.
 *
 * @returns q x q, row by row
 * @see Cohen (1968), Weighted kappa; Gwet (2014), Handbook of Inter-Rater Reliability
 */
export function weights(name: WeightsName, q: number): Float64Array {
  const w = new Float64Array(q * q)
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) w[k * q + l] = k === l ? 1 : weightOf(name, Math.abs(k - l), q)
  }
  return w
}

function weightOf(name: WeightsName, distance: number, q: number): number {
  if (name === 'identity') return 0
  if (name === 'linear') return 1 - distance / (q - 1)
  if (name === 'quadratic') return 1 - (distance / (q - 1)) ** 2
  return 1 - pairsAmong(distance + 1) / pairsAmong(q)
}

function pairsAmong(count: number): number {
  return (count * (count - 1)) / 2
}

/** Whether weights `w`, q x q, count only equal categories as agreement: then they are no weights at all. */
export function isIdentity(w: Float64Array, q: number): boolean {
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) if (w[k * q + l] !== (k === l ? 1 : 0)) return false
  }
  return true
}
