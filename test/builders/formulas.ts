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
  'unitizing.ts': ['const labels = continuum.values.length + 2'],
  'bca.ts': ['level = 1.95,'],
}
