import { z } from 'zod'
import { storedText, visibleName } from './fields.ts'
import { lengths } from './lengths.ts'
import { limits } from './limits.ts'

/** The twelve hues of the palette (see app/tokens.css): a code has one of these, never a raw colour. */
export const hues = [
  'brick',
  'rose',
  'umber',
  'amber',
  'moss',
  'green',
  'pine',
  'teal',
  'blue',
  'iris',
  'plum',
  'magenta',
] as const
export const Hue = z.enum(hues)
export type Hue = z.infer<typeof Hue>

export const CodeId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/,
    'A code id is letters, digits, dots, dashes and underscores.',
  )

/**
 * The keys that apply a code: a digit, or a capital letter for Shift and that letter. Not J and K: with
 * Shift they extend a selection by a turn.
 */
export const codeKeys = [...'123456789ABCDEFGHILMNOPQRSTUVWXYZ']
const CodeKey = z.enum(
  codeKeys,
  'A key is a digit from 1 to 9 or a capital letter other than J and K.',
)

/** What else is said of a coded span: who blames, who is blamed, where the speaker stands. */
export const Slot = z
  .strictObject({
    key: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'A slot key is lower-case letters, digits, - and _.'),
    label: visibleName(lengths.slotLabel),
    kind: z.enum(['speaker', 'text', 'scale']),
    /** Values of a scale, in order. */
    values: z.array(z.number()).min(2).max(20).optional(),
  })
  .refine((slot) => (slot.kind === 'scale') === (slot.values !== undefined), {
    message: 'A scale lists its values; other slots have none.',
  })
export type Slot = z.infer<typeof Slot>

const Passage = storedText(lengths.passage)

/** One entry of a codebook. Retired, never deleted, once used. */
export const Code = z.strictObject({
  id: CodeId,
  name: visibleName(limits.codeNameCharacters),
  definition: storedText(lengths.definition).default(''),
  includeWhen: storedText(lengths.definition).default(''),
  excludeWhen: storedText(lengths.definition).default(''),
  examples: z
    .strictObject({ hit: Passage.default(''), nearMiss: Passage.default('') })
    .default({ hit: '', nearMiss: '' }),
  /** Id of the code above it. */
  parent: CodeId.optional(),
  /** Heading it stands under; groups cannot be applied. */
  group: visibleName(lengths.name).optional(),
  /** Name of the set of codes of which a coder is to choose one: those that have the same name here. */
  exclusive: visibleName(lengths.name).optional(),
  colour: Hue,
  key: CodeKey.optional(),
  retired: z.literal(true).optional(),
  slots: z.array(Slot).max(12).optional(),
  /** The unit it is normally applied to: clause, sentence, passage. */
  unit: storedText(lengths.unit).optional(),
  /** Works it rests on, as they are cited. */
  sources: storedText(lengths.passage).optional(),
})
export type Code = z.infer<typeof Code>

/** A codebook: the file in `codebooks/`, the working draft and a published version have this one shape. */
export const Codebook = z
  .strictObject({
    name: visibleName(lengths.name),
    description: storedText(lengths.definition).optional(),
    codes: z.array(Code).max(limits.codes, `A codebook holds at most ${limits.codes} codes.`),
  })
  .superRefine((codebook, context) => {
    const places = new Map<string, number>()
    const names = new Map<string, number>()
    const keys = new Map<string, number>()
    const say = (index: number, field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['codes', index, field], message })
    codebook.codes.forEach((code, index) => {
      if (places.has(code.id))
        say(index, 'id', `The id “${code.id}” is used twice. Give one of the two another id.`)
      places.set(code.id, places.get(code.id) ?? index)
      const name = foldedName(code)
      if (names.has(name))
        say(index, 'name', `Two codes are called “${code.name}”. Rename one of them.`)
      names.set(name, index)
      if (code.key !== undefined && !code.retired) {
        if (keys.has(code.key))
          say(index, 'key', `The key ${code.key} is taken by another code. Choose another key.`)
        keys.set(code.key, index)
      }
      const slotKeys = (code.slots ?? []).map((slot) => slot.key)
      if (new Set(slotKeys).size < slotKeys.length)
        say(index, 'slots', 'Two slots have the same key.')
    })
    codebook.codes.forEach((code, index) => {
      if (code.parent === undefined) return
      if (!places.has(code.parent))
        say(index, 'parent', `There is no code “${code.parent}” to stand under.`)
      let above: string | undefined = code.parent
      for (let depth = 0; above !== undefined; depth++) {
        if (above === code.id || depth > 20) {
          say(index, 'parent', `“${code.name}” stands under itself. Choose another parent.`)
          break
        }
        const place = places.get(above)
        above = place === undefined ? undefined : codebook.codes[place]?.parent
      }
    })
  })
export type Codebook = z.infer<typeof Codebook>

/** How often a code stands in the layers that somebody may read. */
export interface CodeUse {
  spans: number
  transcripts: number
}

/** Two codes under one parent differ by more than case, spacing or Unicode form. */
export function foldedName(code: { name: string; parent?: string | undefined }): string {
  return `${code.parent ?? ''}\n${code.name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')}`
}
