import { expect, test } from 'vitest'
import type { AgreementInput } from '#model/agreement/agreement.ts'
import { hashOfInputs } from '#server/report/inputs-hash.ts'

const input: AgreementInput = {
  transcripts: [
    {
      id: 't1',
      text: 'Why?\nBecause.',
      length: 13,
      language: 'en',
      turns: [{ ordinal: 1, speaker: 'Q', start: 0, speechStart: 0, end: 13 }],
      speakers: [{ label: 'Q', codable: true }],
    },
  ],
  layers: [
    {
      transcript: 't1',
      coder: 'ana',
      completed: true,
      spans: [{ start: 0, end: 4, code: 'blame', slots: { blamed: 'the dam', stance: 1 } }],
    },
  ],
  codes: ['blame'],
  codebook: [
    { id: 'blame', slots: [{ key: 'stance', label: 'Stance', kind: 'scale', values: [-1, 0, 1] }] },
  ],
  settings: { unit: 'turn', bootstrap: 1_000, seed: 1 },
}

/** The same with one thing in it changed. */
function changed(change: (copy: AgreementInput) => void): AgreementInput {
  const copy = structuredClone(input) as AgreementInput
  change(copy)
  return copy
}

// biome-ignore lint/suspicious/noExplicitAny: each change names what it changes
const changes: Record<string, (copy: any) => void> = {
  'a text': ({ transcripts }) => (transcripts[0].text += '!'),
  'a language': ({ transcripts }) => (transcripts[0].language = 'de'),
  'where a turn ends': ({ transcripts }) => (transcripts[0].turns[0].end = 12),
  'who speaks': ({ transcripts }) => (transcripts[0].turns[0].speaker = 'A'),
  'whether turns are codable': ({ transcripts }) => (transcripts[0].speakers[0].codable = false),
  'a coded span': ({ layers }) => (layers[0].spans[0].end = 3),
  'what is said in a slot': ({ layers }) => (layers[0].spans[0].slots.blamed = 'the rain'),
  'a value on a scale': ({ layers }) => (layers[0].spans[0].slots.stance = 0),
  'whether a layer is completed': ({ layers }) => (layers[0].completed = false),
  'which codes there are': ({ codes }) => codes.push('threat'),
  'where a code stands': ({ codebook }) => (codebook[0].group = 'Stance'),
  'a set of which one is chosen': ({ codebook }) => (codebook[0].exclusive = 'tone'),
  'the values of a scale': ({ codebook }) => codebook[0].slots[0].values.push(2),
  'the unit': ({ settings }) => (settings.unit = 'sentence'),
  'the level of the tree': ({ settings }) => (settings.level = 0),
  'the seed': ({ settings }) => (settings.seed = 2),
}

test.each(Object.entries(changes))('[MR1] %s changes the hash of the inputs', (_, change) => {
  expect(hashOfInputs(changed(change))).not.toBe(hashOfInputs(input))
})

test('[MR1] the same inputs have the same hash, whatever order they were read in', () => {
  const twice = changed((copy) => {
    const [transcript, layer] = [copy.transcripts[0]!, copy.layers[0]!]
    Object.assign(copy, {
      transcripts: [{ ...transcript, id: 't2' }, transcript],
      layers: [{ ...layer, coder: 'ben' }, layer],
    })
  })
  const turned = changed((copy) => {
    const [transcript, layer] = [copy.transcripts[0]!, copy.layers[0]!]
    Object.assign(copy, {
      transcripts: [transcript, { ...transcript, id: 't2' }],
      layers: [
        { ...layer, spans: [{ ...layer.spans[0]!, slots: { stance: 1, blamed: 'the dam' } }] },
        { ...layer, coder: 'ben' },
      ],
    })
  })
  expect(hashOfInputs(twice)).toBe(hashOfInputs(turned))
})
