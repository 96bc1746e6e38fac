import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Visibility } from '#model/round.ts'
import { CodedSpan, inReadingOrder } from '#model/span.ts'
import { type DemoNotes, readNotes } from './notes.ts'
import { type Passage, placeOf, readCodingFile } from './passages.ts'

/** The demo study as data: the same each time, ids of coded spans included. */
export interface DemoStudy {
  name: string
  /** Id of the codebook, one of those that ship. */
  codebook: string
  transcripts: readonly DemoTranscript[]
  coders: readonly DemoCoder[]
  rounds: readonly DemoRound[]
  /** Memos that are on no coded span, and what the coders say to one another. */
  notes: DemoNotes
}

interface DemoTranscript {
  /** Name of its files in this folder. */
  key: string
  title: string
  text: string
}

export interface DemoCoder {
  initials: string
  name: string
  email: string
}

export interface DemoRound {
  name: string
  visibility: Visibility
  /** Completed by all and revealed; the other round runs. */
  isRevealed: boolean
  /** Initials of the demo coders in it; whoever opens the demo codes in the round that runs. */
  coders: readonly string[]
  layers: readonly DemoLayer[]
}

export interface DemoLayer {
  transcript: string
  coder: string
  codedSpans: readonly CodedSpan[]
}

const coders: readonly DemoCoder[] = [
  { initials: 'AM', name: 'Anna Merten', email: 'anna.merten@demo.invalid' },
  { initials: 'KO', name: 'Kofi Osei', email: 'kofi.osei@demo.invalid' },
  { initials: 'TS', name: 'Tomás Silva', email: 'tomas.silva@demo.invalid' },
]

const titles = {
  interview: 'Interview with Ilse Marándi, 11 May',
  'press-conference': 'Press conference of Minister Adane, 14 May',
} as const

const rounds = [
  { name: 'Round 1, blind', coding: 'blind', coders: ['AM', 'KO', 'TS'], began: '2025-05-19' },
  { name: 'Round 2, open', coding: 'open', coders: ['AM', 'KO'], began: '2025-06-02' },
] as const

/**
 * @throws {Error} when a passage is not found in its transcript, or names a coder who is not in the
 *   round: the data is ours, so a slip in it is a defect
 */
export function demoStudy(): DemoStudy {
  const transcripts = Object.entries(titles).map(([key, title]) => ({
    key,
    title,
    text: fileOf(`${key}.txt`),
  }))
  const codings = new Map(
    transcripts.map(({ key }) => [key, readCodingFile(fileOf(`${key}.yaml`))]),
  )
  return {
    name: 'Lake Vessa talks',
    codebook: 'political-discourse',
    transcripts,
    coders,
    notes: readNotes(fileOf('notes.yaml')),
    rounds: rounds.map(({ name, coding, coders: initials, began }) => ({
      name,
      visibility: coding,
      isRevealed: coding === 'blind',
      coders: initials,
      layers: transcripts.flatMap((transcript) =>
        layersOf(transcript, codings.get(transcript.key)?.[coding] ?? [], initials, began),
      ),
    })),
  }
}

function layersOf(
  { key, text }: DemoTranscript,
  passages: readonly Passage[],
  initials: readonly string[],
  began: string,
): DemoLayer[] {
  const stranger = passages.flatMap(({ by }) => by).find((one) => !initials.includes(one))
  if (stranger !== undefined) throw new Error(`${key}: ${stranger} is not in this round.`)
  return initials.map((coder) => ({
    transcript: key,
    coder,
    codedSpans: passages
      .filter(({ by }) => by.includes(coder))
      .map((passage, index) => {
        const { start, end } = placeOf(passage, text)
        // One span every forty seconds: an afternoon's work.
        const at = Date.parse(`${began}T13:00:00Z`) + index * 40_000
        return CodedSpan.parse({
          id: idFrom(began, key, coder, passage.code, start, end),
          start,
          end,
          code: passage.code,
          memo: passage.memo[coder] ?? '',
          slots: { ...passage.slots, ...passage.except[coder] },
          ...(passage.unsure.includes(coder) ? { unsure: true } : {}),
          createdAt: new Date(at).toISOString(),
        })
      })
      .sort(inReadingOrder),
  }))
}

/** A UUID of version 8 made from what it stands for, so that the demo is the same each time. */
function idFrom(...parts: (string | number)[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

// The built app carries this module elsewhere, so the files are found from where the server runs.
function fileOf(name: string): string {
  return readFileSync(resolve(process.cwd(), 'server/demo', name), 'utf8')
}
