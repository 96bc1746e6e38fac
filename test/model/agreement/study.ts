import type { AgreementInput } from '#model/agreement/agreement.ts'
import { seeded } from '#model/agreement/random.ts'
import type { ComparedLayer, ComparedTranscript } from '#model/agreement/reliability.ts'

/** A transcript of short turns, alternately by A (codable) and, with `questions`, by Q (not codable). */
export function aTranscript(
  id: string,
  { turns = 6, questions = false }: { turns?: number; questions?: boolean } = {},
): ComparedTranscript {
  let text = ''
  const found = Array.from({ length: turns }, (_, index) => {
    const speaker = questions && index % 2 === 0 ? 'Q' : 'A'
    const start = text.length
    text += `${speaker}: We said so in May. Nobody answered number ${index}.`
    const turn = { ordinal: index + 1, speaker, start, speechStart: start + 3, end: text.length }
    text += '\n\n'
    return turn
  })
  return {
    id,
    text,
    length: text.length,
    language: 'en',
    turns: found,
    speakers: [
      { label: 'A', codable: true },
      { label: 'Q', codable: false },
    ],
  }
}

export interface StudySize {
  transcripts: number
  turns: number
  coders: number
  codes: number
  spans: number
  /** One layer in so many is not completed; 0: all are. */
  unfinished?: number
  seed: number
}

/** A made-up round: coders mark places that all of them could see, and sometimes see them otherwise. */
export function aStudy(size: StudySize): Omit<AgreementInput, 'settings'> {
  const random = seeded(size.seed)
  const transcripts = Array.from({ length: size.transcripts }, (_, index) =>
    aTranscript(`t${String(index).padStart(3, '0')}`, { turns: size.turns }),
  )
  const codes = Array.from({ length: size.codes }, (_, index) => `code${index}`)
  const layers: ComparedLayer[] = transcripts.flatMap((transcript) => {
    const places = Array.from({ length: size.spans }, () => ({
      start: random.below(transcript.length - 60),
      code: random.below(size.codes),
    }))
    return Array.from({ length: size.coders }, (_, coder) => ({
      transcript: transcript.id,
      coder: `coder${coder}`,
      completed: !size.unfinished || random.below(size.unfinished) > 0,
      spans: places.flatMap(({ start, code }) => {
        if (random.below(4) === 0) return []
        const from = start + random.below(10)
        const seen = random.below(5) === 0 ? random.below(size.codes) : code
        return [{ start: from, end: from + 5 + random.below(40), code: codes[seen]! }]
      }),
    }))
  })
  return { transcripts, layers, codes }
}
