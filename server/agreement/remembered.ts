import type { TranscriptState } from '#db/agreement.ts'
import type { ComparedLayer, ComparedTranscript } from '#model/agreement/reliability.ts'
import { groupedBy } from '#model/grouped.ts'

/** What one transcript gives to the figures of a round. */
interface Read {
  state: string
  transcript: ComparedTranscript
  layers: ComparedLayer[]
  weight: number
}

export interface Compared {
  transcripts: ComparedTranscript[]
  layers: ComparedLayer[]
}

/** Layers of a round that was read in parts, each as `readComparedJson` gives it. */
export function layersIn(parts: readonly string[]): ComparedLayer[] {
  return parts.flatMap((part) => (JSON.parse(part) as Compared).layers)
}

/** Bytes, roughly, of what is remembered: a large study once. */
const mostRemembered = 100_000_000
/** The same of what is read at once: little enough to hold nobody up on its way. */
const mostAtOnce = 1_000_000

/**
 * Transcripts with their layers as they were last read, so that only those which changed are read again. One
 * that did not change is the same object, by which is known what was made of it.
 */
export class Remembered {
  /** By round and transcript, that used last at the end. */
  private readonly all = new Map<string, Read>()
  private weight = 0

  /**
   * @param states of all transcripts of the round
   * @param read reads some of them by their ids
   * @param tell is told how much of them is there
   */
  async compared(
    roundId: string,
    states: readonly TranscriptState[],
    read: (ids: string[]) => Promise<Compared>,
    tell: (share: number) => void,
  ): Promise<Compared> {
    const nameOf = ({ id }: TranscriptState) => `${roundId} ${id}`
    const missing = states.filter((one) => this.all.get(nameOf(one))?.state !== one.state)
    const found = new Map<string, Read>()
    let done = 0
    for (const portion of portionsOf(missing)) {
      tell(done / missing.length)
      const { transcripts, layers } = await read(portion.map(({ id }) => id))
      const byTranscript = groupedBy(layers, (layer) => layer.transcript)
      const states = new Map(portion.map((one) => [one.id, one]))
      for (const transcript of transcripts) {
        const one = states.get(transcript.id)!
        const own = byTranscript.get(transcript.id) ?? []
        found.set(one.id, { state: one.state, transcript, layers: own, weight: weightOf(one) })
      }
      done += portion.length
    }
    const used = states.flatMap((one) => {
      const own = found.get(one.id) ?? this.all.get(nameOf(one))
      return own === undefined ? [] : { name: nameOf(one), own }
    })
    for (const { name, own } of used) this.keep(name, own)
    this.forget()
    return {
      transcripts: used.map(({ own }) => own.transcript),
      layers: used.flatMap(({ own }) => own.layers),
    }
  }

  private keep(name: string, read: Read): void {
    this.weight += read.weight - (this.all.get(name)?.weight ?? 0)
    this.all.delete(name)
    this.all.set(name, read)
  }

  private forget(): void {
    for (const [name, { weight }] of this.all) {
      if (this.weight <= mostRemembered) break
      this.all.delete(name)
      this.weight -= weight
    }
  }
}

function portionsOf(states: readonly TranscriptState[]): TranscriptState[][] {
  const portions: TranscriptState[][] = []
  let room = 0
  for (const one of states) {
    room -= weightOf(one)
    if (portions.length === 0 || room < 0) {
      portions.push([])
      room = mostAtOnce - weightOf(one)
    }
    portions.at(-1)!.push(one)
  }
  return portions
}

function weightOf({ length, spans }: TranscriptState): number {
  return length + 100 * spans
}
