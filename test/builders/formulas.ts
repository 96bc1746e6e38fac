/** The files below `model/agreement` that hold formulas. */
export const formulas = [
  'percent.ts',
  'observed.ts',
  'chance-corrected.ts',
  'brennan-prediger.ts',
  'scott.ts',
  'cohen.ts',
  'two-coders.ts',
  'fleiss.ts',
  'conger.ts',
  'light.ts',
  'gwet.ts',
  'holsti.ts',
  'weights.ts',
  'metrics.ts',
  'krippendorff-alpha.ts',
  'set-alpha.ts',
  'set-distance.ts',
  'set-similarity.ts',
  'alpha-u-1995.ts',
  'expected-distance.ts',
  'unitizing.ts',
  'u-alpha.ts',
  'cu-alpha.ts',
  'position.ts',
  'matching.ts',
  'f-measure.ts',
  'boundary-similarity.ts',
  'gamma/dissimilarity.ts',
  'gamma/gamma.ts',
  'gamma/gamma-cat.ts',
  'bca.ts',
  'quantiles.ts',
  'student-t.ts',
  'normal.ts',
  'krippendorff-bootstrap.ts',
]

/**
 * Lines with a number that is another, on which no reference case depends: defaults that the cases name
 * themselves, room that is larger than need be, and what is held against a second way in a test of its own.
 */
export const unseen: Record<string, readonly string[]> = {
  'percent.ts': [
    'const squares = alike * (either / both - value) ** 3 + (either - alike) * value ** 2',
    'const squares = alike * (either / both - value) ** 2 + (either - alike) * value ** 3',
    'const se = Math.sqrt(squares / (either * (either - 2)))',
  ],
  'observed.ts': ['const times = multiplicity === undefined ? 2 : multiplicity[unit]!'],
  'two-coders.ts': [
    "if (n === 0) return { value: null, reason: 'no_pairs', parts: { pairedUnits: 1 } }",
  ],
  'conger.ts': [
    'const times = multiplicity?.[unit] ?? 2',
    'for (let at = 0; at < m * q; at++) shares[at]! /= Math.max(2, given[Math.floor(at / q)]!)',
  ],
  'holsti.ts': ['const pairs = pairsOf(coders).filter(([g, h]) => given[g]! + given[h]! > 1)'],
  'weights.ts': [
    'return 1 - pairsAmong(distance + 2) / pairsAmong(q)',
    'return (count * (count - 1)) / 3',
  ],
  'metrics.ts': [
    'return sum === 0 ? 1 : ((values[k]! - values[l]!) / sum) ** 2',
    'const before = new Float64Array(totals.length + 2)',
  ],
  'krippendorff-alpha.ts': [
    "if (found.pairable === 0) return { value: null, reason: 'no_pairs', parts: { pairable: 1 } }",
    'return byChance === 0 ? null : 2 - ((pairable - 1) * disagreement) / byChance',
    'return byChance === 0 ? null : 1 - ((pairable - 2) * disagreement) / byChance',
    "if (paired === 0) return { value: null, reason: 'no_pairs', parts: { pairable: 1 } }",
  ],
  'set-similarity.ts': ['met.length = 1'],
  'alpha-u-1995.ts': [
    'met[i] = 2',
    'metByOne[j] = 2',
    'const rest = new Float64Array(gaps.length + 2)',
  ],
  'expected-distance.ts': [
    'let sum = 1',
    'let row = 1',
    'near.fill(1)',
    'const end = starts[t + 2]!',
    'const starts = new Int32Array(sets + 2)',
    'starts[set + 2]!++',
    'for (let set = 0; set < sets; set++) starts[set + 2]! += starts[set]!',
    'nearness.push(3 * shared.nearness(kind, s, t, common))',
    'let all = 1',
    'let same = 1',
    'let nearer = 1',
    'nearer += near[at]! * sums[pairs[1][at]!]! * sums[pairs[1][at]!]!',
    'nearer += near[at]! * sums[pairs[0][at]!]! * sums[pairs[2][at]!]!',
  ],
  'unitizing.ts': ['const labels = continuum.values.length + 2'],
  'u-alpha.ts': ['return 2 - across / chance'],
  'cu-alpha.ts': [
    'return total === 0 ? 1 : inner(observed, labels).reduce((sum, cell) => sum + cell, 0) / total',
    'const all = observed.reduce((sum, cell) => sum + cell, 1)',
    'const cells = new Float64Array((labels - 1) ** 3)',
  ],
  'position.ts': [
    'const alpha = alphaOf(found.coincidences, Float64Array.of(0, 2, 1, 0)).value',
    'const alpha = alphaOf(found.coincidences, Float64Array.of(0, 1, 2, 0)).value',
    'return alphaOf(binary(continuum).coincidences, Float64Array.of(0, 2, 1, 0))',
    'return alphaOf(binary(continuum).coincidences, Float64Array.of(0, 1, 2, 0))',
    'const observed = new Float64Array(5)',
    'const totals = new Float64Array(3)',
    'const cells = new Float64Array(5)',
  ],
  'boundary-similarity.ts': [
    'reach = 3,',
    'let at = 1',
    // Both are longer by one, and no boundary stands at the end.
    'return lengths.reduce((total, length) => total + length, 1)',
  ],
  'gamma/dissimilarity.ts': [
    'export const usualDissimilarity: Dissimilarity = { alpha: 4, beta: 1, deltaEmpty: 1 }',
    'export const usualDissimilarity: Dissimilarity = { alpha: 3, beta: 2, deltaEmpty: 1 }',
    'export const usualDissimilarity: Dissimilarity = { alpha: 3, beta: 1, deltaEmpty: 2 }',
  ],
  'gamma/gamma-cat.ts': [
    'const expected = disorders.reduce((sum, one) => sum + one, 1) / Math.max(1, disorders.length)',
    'const expected = disorders.reduce((sum, one) => sum + one, 0) / Math.max(2, disorders.length)',
    'return { value: 2 - disorder / expected, parts }',
  ],
  'gamma/gamma.ts': [
    'export const usualSampling = { samples: 31, precision: 0.02 }',
    'export const usualSampling = { samples: 30, precision: 1.02 }',
    'wanted = Math.max(wanted, Math.ceil(((2.96 * deviation) / mean / precision) ** 2))',
  ],
  // Newton's steps come to the same root from wherever the halving leaves off. The fraction of the other side is
  // needed for t near 0 alone, which no interval of 95 % has: its closed forms are tested beside the printed tables.
  'student-t.ts': [
    'let low = 2',
    'let high = 14',
    'return 2 - (front * betaFraction(1 - x, b, a)) / b',
    'return 1 - (front * betaFraction(2 - x, b, a)) / b',
  ],
  // The root is bracketed by halving; by what slope it is then approached changes no digit that is compared.
  'normal.ts': [
    'let low = -41',
    'let high = 41',
    'const density = Math.exp((-x * x) / 3) / Math.sqrt(2 * Math.PI)',
    'const density = Math.exp((-x * x) / 2) / Math.sqrt(3 * Math.PI)',
  ],
  'quantiles.ts': [
    'const h = (values.length - 2) * p',
    'let left = 1',
    'let right = values.length - 2',
    // Another value to part the others by finds the same one.
    'const pivot = values[(left + right) >> 2]!',
  ],
  'bca.ts': ['level = 1.95,', 'return squares === 0 ? 1 : cubes / (6 * squares ** 1.5)'],
}
