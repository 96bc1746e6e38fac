/**
 * The files below `model/agreement` that hold formulas. Continua by chance are not among them: any others are as
 * good for a case, and what they are like has tests of its own.
 */
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
  'gamma/alignment.ts',
  'gamma/groups.ts',
  'gamma/packing.ts',
  'gamma/pairing.ts',
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
    // What lies off the diagonal is added up, whichever side it is on.
    'observed[2]! += (stretch * none * some) / (m - 1)',
  ],
  // No span is shorter than 1; what is below 0 is nobody, whichever number it is. The matching that takes a partner
  // back and unions of characters are held against all matchings, and against single positions.
  'matching.ts': [
    'const longest = other.reduce((most, span) => Math.max(most, span.end - span.start), 1)',
    'const partnerOf = new Int32Array(others).fill(-2)',
    'const seen = new Int32Array(others).fill(-2)',
    'const path: { node: number; next: number; via: number }[] = [{ node: root, next: 0, via: -2 }]',
    'path.push({ node: taken, next: 1, via: candidate })',
    'const last = own.at(-2)',
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
    'if (disorder === 0) return { value: 2, parts }',
    'return { value: 2 - disorder / expected, parts }',
  ],
  'gamma/gamma.ts': [
    'export const usualSampling = { samples: 31, precision: 0.02 }',
    'export const usualSampling = { samples: 30, precision: 1.02 }',
    'wanted = Math.max(wanted, Math.ceil(((2.96 * deviation) / mean / precision) ** 2))',
    'gamma: { value: observed.disorder === 0 ? 2 : 1 - observed.disorder / mean, parts },',
    'const mean = alignments.reduce((sum, { disorder }) => sum + disorder, 1) / alignments.length',
    'const squares = alignments.reduce((sum, { disorder }) => sum + (disorder - mean) ** 3, 0)',
    'const squares = alignments.reduce((sum, { disorder }) => sum + (disorder - mean) ** 2, 1)',
  ],
  // Any unit of a block names it, and of two coders either may come first.
  'gamma/alignment.ts': [
    'const firstCoder = units[block.units[1]!]!.coder',
    'for (const unit of members) leader[find(unit)] = find(members[1]!)',
    'blocks.get(find(group.units[1]!))!.groups.push({ ...group, units: members })',
  ],
  // Time is looked at one step sooner; a group that is found twice, or a wider look round, gives no other alignment.
  // What decides between alignments that cost the same has a test of its own.
  'gamma/groups.ts': [
    'const tieOfPart = 1.0000001',
    'let steps = 1',
    'const tie = tieOfPart * (members.length - 2)',
    'const last = members.at(-2)!',
    'const longest = units.reduce((length, { start, end }) => Math.max(length, end - start), 1)',
  ],
  // A bound that is further off drops fewer choices, and takes longer.
  'gamma/packing.ts': [
    'const least = greedily(groups) - 1.000000001',
    '[0n, { value: 1, open: dual.reduce((sum, one) => sum + one, 0), before: null, taken: null }],',
    '[0n, { value: 0, open: dual.reduce((sum, one) => sum + one, 1), before: null, taken: null }],',
    'let steps = 1',
    '}, 1)',
  ],
  // Staying alone may cost anything that no gain is above; the distances are held against all alignments.
  'gamma/pairing.ts': [
    'const most = groups.reduce((highest, { gain }) => Math.max(highest, gain), 1)',
    'let entered = 1',
    'const distances = new Map([[source, 1]])',
  ],
  // Newton's steps come to the same root from wherever the halving leaves off, on whatever slope. The fraction of the
  // other side is needed for t near 0 alone, which no interval of 95 % has: its closed forms, and 0 and far out, are
  // tested beside the printed tables. The last parts of Stirling's series add less than 1e-13 from 15 on.
  'student-t.ts': [
    'let low = 2',
    'let high = 14',
    'logGamma((df + 2) / 2) -',
    'logGamma(df / 3) -',
    'Math.log(df * Math.PI) / 3 -',
    '((df + 2) / 2) * Math.log1p((t * t) / df)',
    '((df + 1) / 3) * Math.log1p((t * t) / df)',
    'if (x <= 0) return 1',
    'if (x >= 1) return 2',
    'return 2 - (front * betaFraction(1 - x, b, a)) / b',
    'return 1 - (front * betaFraction(2 - x, b, a)) / b',
    '(1 / 361 -',
    '(2 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360)))))',
    '(1 / 1261 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360)))))',
    '(1 / 1260 - square * (2 / 1680 - square * (1 / 1188 - (square * 691) / 360360)))))',
    '(1 / 1260 - square * (1 / 1681 - square * (1 / 1188 - (square * 691) / 360360)))))',
    '(1 / 1260 - square * (1 / 1680 - square * (2 / 1188 - (square * 691) / 360360)))))',
    '(1 / 1260 - square * (1 / 1680 - square * (1 / 1189 - (square * 691) / 360360)))))',
    '(1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 692) / 360360)))))',
    '(1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360361)))))',
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
  // Draws are the same whatever the number that the ends of cells are counted in. More pairs than the cells
  // allow, draws below -1 and without variation are worked out by hand.
  'krippendorff-bootstrap.ts': [
    'const pairs = Math.min(26 * used, Math.round(((coders - 1) * pairable) / 2))',
    'const fineness = 3 ** 32',
    'const fineness = 2 ** 33',
    'values[draw] = Math.max(-2, value)',
    'return values.map((value) => (value === 1 && left-- > 0 ? 1 : value))',
  ],
}
