import type { Code } from '#model/codebook.ts'
import type { CodedSpan } from '#model/span.ts'
import { idFrom, random } from './random.ts'

export interface LongSize {
  words: number
  /** Of all coders together. */
  spans: number
  codes: number
  coders: number
  /** Spans that lie over one another at the deepest places. */
  deepest: number
  seed: number
}

/** The sizes that the workspace is measured at. */
export const longSizes = {
  typical: { words: 5_000, spans: 500, codes: 60, coders: 3, deepest: 6, seed: 11 },
  stress: { words: 200_000, spans: 50_000, codes: 1_000, coders: 5, deepest: 30, seed: 11 },
} satisfies Record<string, LongSize>

export interface LongTranscript {
  /** Plain letters, so that a UTF-16 unit is a code point. */
  text: string
  codes: (Pick<Code, 'id' | 'name'> & Partial<Code>)[]
  /** What each coder coded. */
  layers: CodedSpan[][]
}

/** Where each word of a turn begins and ends. */
type Words = [from: number, to: number][]
type Below = (most: number) => number

const wordsOfTurn = 82
/** One turn in so many holds a place as deep as asked for. */
const turnsBetweenDeepest = 40

/** An interview of whatever length and what several people coded in it: the same for the same size. */
export function aLongTranscript(size: LongSize): LongTranscript {
  const next = random(size.seed)
  const below: Below = (most) => Math.floor(next() * most)
  const vocabulary = Array.from({ length: 4_000 }, () => aWord(below))
  const { text, turns } = anInterview(size.words, vocabulary, below)
  const codes = someCodes(size.codes, vocabulary, below)
  const span = (words: Words, first: number, length: number): CodedSpan => ({
    id: idFrom(next),
    start: words[first]![0],
    end: words[Math.min(words.length, first + length) - 1]![1],
    // Squared, so that some codes are used often and many seldom, as in codebooks of people.
    code: codes[Math.floor(next() ** 2 * codes.length)]!.id,
    memo: '',
    slots: {},
    createdAt: '2026-05-14T09:00:00Z',
  })
  const spans: CodedSpan[] = []
  for (let turn = 3; turn < turns.length; turn += turnsBetweenDeepest) {
    for (let over = 0; over < size.deepest; over++) {
      // All of them over the tenth word.
      spans.push(span(turns[turn]!, below(10), 10 + below(20)))
    }
  }
  while (spans.length < size.spans) {
    const words = turns[below(turns.length)]!
    spans.push(span(words, below(words.length), 1 + below(28)))
  }
  const layers = Array.from({ length: size.coders }, (_, coder) =>
    spans.filter((_, at) => at % size.coders === coder),
  )
  return { text, codes, layers }
}

function anInterview(count: number, vocabulary: readonly string[], below: Below) {
  const turns: Words[] = []
  let text = ''
  for (let left = count; left > 0; left -= turns.at(-1)!.length) {
    const words: Words = []
    text += turns.length % 2 === 0 ? 'ANA: ' : 'BEN: '
    const length = Math.min(left, wordsOfTurn / 2 + below(wordsOfTurn))
    for (let at = 0; at < length; at++) {
      const word = vocabulary[below(vocabulary.length)]!
      words.push([text.length, text.length + word.length])
      text += at % 12 === 0 ? word[0]!.toUpperCase() + word.slice(1) : word
      text += at % 12 === 11 || at === length - 1 ? '. ' : ' '
    }
    text += '\n'
    turns.push(words)
  }
  return { text, turns }
}

/** A tree: one in ten is a parent, the nine after it its children. */
function someCodes(count: number, vocabulary: readonly string[], below: Below) {
  const some = (words: number) =>
    Array.from({ length: words }, () => vocabulary[below(vocabulary.length)]!).join(' ')
  return Array.from({ length: count }, (_, at) => ({
    id: `code${at}`,
    name: `${some(2)} ${at}`,
    definition: `${some(30)}.`,
    ...(at % 10 === 0 ? {} : { parent: `code${at - (at % 10)}` }),
    ...(at < 9 ? { key: `${at + 1}` } : {}),
  }))
}

function aWord(below: Below): string {
  const letters = (from: string) => from[below(from.length)]!
  const syllables = 1 + below(3)
  return Array.from(
    { length: syllables },
    () => letters('bcdfghklmnprstvw') + letters('aeiou') + (below(3) === 0 ? letters('lnrst') : ''),
  ).join('')
}
