import { compare } from '../../compare.ts'
import type { ReliabilityData } from '../reliability.ts'
import type { Disagreements } from './disagreements.ts'
import { amountIn, type Scope, Weighed, weightIn } from './scope.ts'
import type { Speech } from './speech.ts'

/** What a part of the material costs of the agreement that is lost. */
export interface Cost {
  /** Share of the observed disagreement, 0 to 1. */
  share: number
  /** Share of what was compared, units or positions times coders: what it would cost if all cost alike. */
  size: number
  disagreements: number
}

export interface Costs {
  transcripts: (Cost & { transcript: string })[]
  /** By label, over all transcripts; `null` for turns of nobody named and for text outside any turn. */
  speakers: (Cost & { speaker: string | null })[]
  /** The dearest turns; turn 0 is text outside any. */
  turns: (Cost & { transcript: string; turn: number; speaker: string | null })[]
}

/** Turns told one by one. */
const mostTurns = 100

/**
 * Which transcripts, speakers and turns cost most, the dearest first; what costs nothing is left out.
 *
 * The shares of all transcripts, as those of all speakers, add up to 1.
 */
export function costsOf(
  found: Disagreements,
  { transcripts }: Pick<ReliabilityData, 'transcripts'>,
  speech: Speech,
  scope: Scope = {},
): Costs {
  const total = new Weighed()
  const byTranscript = new Groups<string>()
  const bySpeaker = new Groups<string | null>()
  const byTurn = new Groups<string>()
  for (let place = 0; place < found.count; place++) {
    const amount = amountIn(found, place, scope)
    if (amount === 0) continue
    const weight = weightIn(found, place, scope)
    const transcript = transcripts[found.transcript[place]!]!
    const turn = found.turn[place]!
    total.add(weight, amount)
    byTranscript.of(transcript).add(weight, amount)
    bySpeaker.of(speech.speakerOf(transcript, turn)).add(weight, amount)
    byTurn.of(nameOf(transcript, turn)).add(weight, amount)
  }
  const all = total.sum()
  const sizes = sizesOf(speech, found.over, scope)
  return {
    transcripts: byTranscript
      .costs(all, sizes.transcripts)
      .map(({ of: transcript, ...cost }) => ({ transcript, ...cost })),
    speakers: bySpeaker
      .costs(all, sizes.speakers)
      .map(({ of: speaker, ...cost }) => ({ speaker, ...cost })),
    turns: byTurn
      .costs(all, sizes.turns)
      .slice(0, mostTurns)
      .map(({ of: name, ...cost }) => {
        const [transcript, turn] = partsOf(name)
        return { transcript, turn, speaker: speech.speakerOf(transcript, turn), ...cost }
      }),
  }
}

/** How much was compared, by transcript, speaker and turn, as shares of all. */
function sizesOf(speech: Speech, over: Disagreements['over'], { pair }: Scope) {
  const transcripts = new Map<string, number>()
  const speakers = new Map<string | null, number>()
  const turns = new Map<string, number>()
  let all = 0
  for (const { transcript, turn, size } of speech.compared(over, pair)) {
    all += size
    add(transcripts, transcript, size)
    add(speakers, speech.speakerOf(transcript, turn), size)
    add(turns, nameOf(transcript, turn), size)
  }
  return {
    transcripts: sharesOf(transcripts, all),
    speakers: sharesOf(speakers, all),
    turns: sharesOf(turns, all),
  }
}

function sharesOf<K>(sizes: ReadonlyMap<K, number>, all: number): Map<K, number> {
  return new Map([...sizes].map(([of, size]) => [of, size / all]))
}

function add<K>(sizes: Map<K, number>, of: K, size: number): void {
  sizes.set(of, (sizes.get(of) ?? 0) + size)
}

class Group {
  disagreements = 0
  private readonly weighed = new Weighed()

  add(weight: number, amount: number): void {
    this.disagreements++
    this.weighed.add(weight, amount)
  }

  share(all: number): number {
    return this.weighed.sum() / all
  }
}

class Groups<K extends string | null> {
  private readonly groups = new Map<K, Group>()

  of(key: K): Group {
    const known = this.groups.get(key) ?? new Group()
    this.groups.set(key, known)
    return known
  }

  costs(all: number, sizes: ReadonlyMap<K, number>): (Cost & { of: K })[] {
    return [...this.groups]
      .map(([of, group]) => ({
        of,
        share: group.share(all),
        size: sizes.get(of) ?? 0,
        disagreements: group.disagreements,
      }))
      .sort((a, b) => b.share - a.share || compare(a.of ?? '', b.of ?? ''))
  }
}

function nameOf(transcript: string, turn: number): string {
  return `${turn} ${transcript}`
}

function partsOf(name: string): [string, number] {
  const at = name.indexOf(' ')
  return [name.slice(at + 1), Number(name.slice(0, at))]
}
