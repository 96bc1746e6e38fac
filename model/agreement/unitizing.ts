import { type Continuum, ofValue } from './continuum.ts'
import { sweep } from './sweep.ts'

/**
 * The sums that the 2016 family of unitizing alphas is made of. Label 0 is the gap (phi), label c + 1 the
 * value c. Sums of several documents add up to those of the documents laid end to end.
 */
export interface UnitizingSums {
  /** Number of labels: values and the gap. */
  labels: number
  /** l_ck, labels x labels: length where one coder says c and another k, over m - 1. */
  observed: Float64Array
  /** Z_c: squared lengths of the spans of c; for the gap the plain length, since gaps have no structure. */
  own: Float64Array
  /** Y_c, on what several coders marked: squared length of each span of c covered by another coder. */
  covered: Float64Array
}

/** Sums of `count` labels with nothing in them. */
export function noSums(labels: number): UnitizingSums {
  return {
    labels,
    observed: new Float64Array(labels * labels),
    own: new Float64Array(labels),
    covered: new Float64Array(labels),
  }
}

/**
 * Sums of one continuum on which no coder has two spans on one position.
 *
 * Fewer than two coders give nothing to compare: all sums are 0.
 */
export function unitizingSums(continuum: Continuum): UnitizingSums {
  const { coders: m, spans, length } = continuum
  const labels = continuum.values.length + 1
  const sums = noSums(labels)
  if (m < 2) return sums
  const shared = new Float64Array(spans.length * m)
  const says = new Int32Array(m)
  sweep(continuum, (stretch, inForce) => {
    for (let i = 0; i < m; i++) {
      const span = inForce[i]![0]
      says[i] = span === undefined ? 0 : spans[span]!.value + 1
    }
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) {
        if (i === j) continue
        sums.observed[says[i]! * labels + says[j]!]! += stretch
        if (says[i]! > 0 && says[j]! > 0) shared[inForce[i]![0]! * m + j]! += stretch
      }
    }
  })
  for (let at = 0; at < labels * labels; at++) sums.observed[at]! /= m - 1
  let marked = 0
  spans.forEach(({ start, end, value }, index) => {
    marked += end - start
    sums.own[value + 1]! += (end - start) ** 2
    for (let j = 0; j < m; j++) sums.covered[value + 1]! += shared[index * m + j]! ** 2 / (m - 1)
  })
  sums.own[0] = m * length - marked
  return sums
}

/**
 * Sums of one value's own layer in one go: the gap and the value. With overlapping codes this is the layer
 * each figure by code rests on.
 */
export function unitizingSumsOf(continuum: Continuum, value: number): UnitizingSums {
  return unitizingSums(ofValue(continuum, value))
}

/** l_c, row sums of the observed coincidences; their sum is l. */
export function rowSums(matrix: Float64Array, labels: number): Float64Array {
  const rows = new Float64Array(labels)
  for (let at = 0; at < labels * labels; at++) rows[Math.floor(at / labels)]! += matrix[at]!
  return rows
}

/** `e_ck = l (l_c l_k - [c=k] Z_c) / (l^2 - sum Z)`; `null` where the divisor is not positive. */
export function expectedCoincidences({ labels, observed, own }: UnitizingSums) {
  const rows = rowSums(observed, labels)
  const total = rows.reduce((sum, row) => sum + row, 0)
  const divisor = total * total - own.reduce((sum, z) => sum + z, 0)
  if (!(divisor > 0)) return null
  const expected = new Float64Array(labels * labels)
  for (let c = 0; c < labels; c++) {
    for (let k = 0; k < labels; k++) {
      const product = rows[c]! * rows[k]! - (c === k ? own[c]! : 0)
      expected[c * labels + k] = (total * product) / divisor
    }
  }
  return { expected, rows, total }
}
