import type { Turn } from '../../transcript.ts'
import type { ComparedTranscript, ReliabilityData } from '../reliability.ts'
import type { Over } from './disagreements.ts'
import { type Stretch, stretchesOf } from './stretches.ts'

/** A part of what was compared, in one turn. */
export interface ComparedPart {
  transcript: string
  turn: number
  /** Units, or positions, times the coders who rated them. */
  size: number
}

/** Who says what where, and who completed it: what figures on turns and speakers need. */
export class Speech {
  private readonly speakers = new Map<string, Map<number, string | null>>()
  private readonly turns = new Map<string, readonly Turn[]>()

  constructor(
    transcripts: readonly Pick<ComparedTranscript, 'id' | 'turns'>[],
    private readonly data: ReliabilityData,
  ) {
    for (const { id, turns } of transcripts) {
      this.turns.set(id, turns)
      this.speakers.set(id, new Map(turns.map(({ ordinal, speaker }) => [ordinal, speaker])))
    }
  }

  /** The label of a turn; `null` where nobody is named, and outside any turn. */
  speakerOf(transcript: string, turn: number): string | null {
    return this.speakers.get(transcript)?.get(turn) ?? null
  }

  /** Cuts ranges of a transcript at the bounds of its turns. */
  stretchesOf(transcript: string, length: number): (start: number, end: number) => Stretch[] {
    return stretchesOf(this.turns.get(transcript) ?? [], length)
  }

  /**
   * What was compared, turn by turn.
   *
   * @param pair columns of two coders: only what both completed, and their ratings of it
   */
  *compared(over: Over, pair?: readonly [number, number]): Generator<ComparedPart> {
    const ratings = new Map(
      this.data.continua.map(({ transcript, coders }) => {
        if (pair === undefined) return [transcript, coders.length]
        return [transcript, pair.every((column) => coders.includes(column)) ? 2 : 0]
      }),
    )
    if (over === 'units') {
      for (const { transcript, turn } of this.data.units) {
        const size = ratings.get(transcript) ?? 0
        if (size > 0) yield { transcript, turn, size }
      }
      return
    }
    for (const { transcript, continuum } of this.data.continua) {
      const given = ratings.get(transcript)!
      if (given === 0) continue
      for (const { turn, start, end } of this.stretchesOf(transcript, continuum.length)(
        0,
        continuum.length,
      )) {
        yield { transcript, turn, size: (end - start) * given }
      }
    }
  }
}
