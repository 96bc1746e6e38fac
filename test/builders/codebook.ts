import fc from 'fast-check'
import { type Code, Codebook, hues } from '#model/codebook.ts'

/** A valid codebook; a code needs id and name alone. */
export function aCodebook({
  name = 'Test codebook',
  description,
  codes = [{ id: 'blame', name: 'Blame' }],
}: {
  name?: string
  description?: string
  codes?: (Pick<Code, 'id' | 'name'> & Partial<Code>)[]
} = {}): Codebook {
  return Codebook.parse({
    name,
    ...(description === undefined ? {} : { description }),
    codes: codes.map((code, index) => ({ colour: hues[index % hues.length], ...code })),
  })
}

// Texts with what breaks files: line ends, quotes, separators, formulas, marks of YAML, other scripts.
const awkward = fc.constantFrom(
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    '  ',
    ' ',
    ': ',
    ' #',
    '- ',
    '"',
    "'",
    "''",
    ',',
    ';',
    '=',
    '+',
    '@',
  ],
  ...['|', '>', '\\', '%', '&a', '*a', '!!x', '[', '{', '---', '\n\n', '\n ', 'no', '012', 'null'],
  ...[
    '\ufeff',
    '\u0085',
    '\u2028',
    '\u200f',
    'é',
    'e\u0301',
    '😀',
    '👩‍👩‍👧',
    'مرحبا',
    '记者',
    'ß',
    '…',
  ],
)
const words = fc.string({ unit: fc.oneof(awkward, fc.string({ maxLength: 12 })), maxLength: 24 })
const storable = words.map((text) => text.replaceAll('\0', '').toWellFormed())
const visible = storable.map((text) =>
  `n${text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '').slice(0, 60)}n`.toWellFormed(),
)

const anySlot = fc.oneof(
  fc.record({
    key: fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/),
    label: visible,
    kind: fc.constantFrom('speaker' as const, 'text' as const),
  }),
  fc.record({
    key: fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/),
    label: visible,
    kind: fc.constant('scale' as const),
    values: fc.array(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0 || 0),
      { minLength: 2, maxLength: 5 },
    ),
  }),
)

const anyCode = fc.record(
  {
    id: fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,20}$/),
      fc.constantFrom('012', '1e3', 'no', 'null', 'true', '0.1', '1_0', '2024-01-01'),
    ),
    name: visible,
    definition: storable,
    includeWhen: storable,
    excludeWhen: storable,
    examples: fc.record({ hit: storable, nearMiss: storable }),
    group: visible,
    exclusive: visible,
    colour: fc.constantFrom(...hues),
    retired: fc.constant(true as const),
    slots: fc.uniqueArray(anySlot, { selector: (slot) => slot.key, minLength: 1, maxLength: 4 }),
    unit: storable.filter((text) => text !== ''),
    sources: storable.filter((text) => text !== ''),
  },
  {
    requiredKeys: ['id', 'name', 'definition', 'includeWhen', 'excludeWhen', 'examples', 'colour'],
  },
)

/** Any codebook that the schema takes, its texts as awkward as they come. */
export const anyCodebook: fc.Arbitrary<Codebook> = fc
  .tuple(
    visible,
    fc.option(
      storable.filter((text) => text !== ''),
      { nil: undefined },
    ),
    fc.uniqueArray(anyCode, { selector: (code) => code.id, maxLength: 8 }),
    fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  )
  .map(([name, description, codes, parents]) => ({
    name,
    ...(description === undefined ? {} : { description }),
    codes: codes.map((code, index) => {
      const parent = index > 0 ? codes[(parents[index] ?? 0) % (index * 2)]?.id : undefined
      // A number behind each name keeps names apart, and a parent stands before its children.
      const isAbove = codes.findIndex(({ id }) => id === parent) < index
      const key = '123456789ABCDEFGH'[index]
      return {
        ...code,
        name: `${code.name}${index}`,
        ...(parent !== undefined && isAbove ? { parent } : {}),
        ...((parents[index] ?? 0) % 2 === 0 && key ? { key } : {}),
      }
    }),
  }))
  .filter((codebook) => Codebook.safeParse(codebook).success)
  .map((codebook) => Codebook.parse(codebook))
