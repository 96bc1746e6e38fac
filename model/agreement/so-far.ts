import { groupedBy } from '../grouped.ts'
import type { AgreementInput } from './agreement.ts'
import type { ComparedLayer, ComparedTranscript } from './reliability.ts'

/** Who is where: the turn a coder of a layer is at, `null` where it was never opened in a browser. */
export interface AtTurn {
  transcript: string
  coder: string
  turn: number | null
}

/**
 * A round that is still coded, as far as it is: of a layer that is not completed the turns before the one its
 * coder is at count as completed, and those after it as missing. A layer that was sent without ever being
 * opened, by a program, counts up to the last turn in which something is coded.
 *
 * Each transcript is cut where somebody stands, into parts that are compared as transcripts of their own. So
 * figures of units are exact; those of free spans are not for such an input, nor is its ledger.
 */
export function soFar<I extends Pick<AgreementInput, 'transcripts' | 'layers'>>(
  input: I,
  places: readonly AtTurn[],
): I {
  const turns = new Map(
    places.map(({ transcript, coder, turn }) => [`${transcript} ${coder}`, turn]),
  )
  const transcripts: ComparedTranscript[] = []
  const layers: ComparedLayer[] = []
  const byTranscript = groupedBy(input.layers, (layer) => layer.transcript)
  for (const transcript of input.transcripts) {
    const own = byTranscript.get(transcript.id) ?? []
    const passed = (layer: ComparedLayer) => {
      if (layer.completed) return Number.POSITIVE_INFINITY
      const at = turns.get(`${layer.transcript} ${layer.coder}`) ?? null
      return at === null ? lastCodedTurn(transcript, layer) : at - 1
    }
    const bounds = [...new Set(own.map(passed))].filter((turn) => turn > 0).sort((a, b) => a - b)
    let reached = 0
    for (const bound of bounds) {
      const part = transcript.turns.filter(({ ordinal }) => ordinal > reached && ordinal <= bound)
      reached = bound
      if (part.length === 0) continue
      const id = `${transcript.id} ${transcripts.length}`
      const [from, to] = [part[0]!.start, part.at(-1)!.end]
      transcripts.push({ ...transcript, id, turns: part })
      for (const layer of own) {
        if (passed(layer) < bound) continue
        const spans = layer.spans.filter(({ start, end }) => start < to && from < end)
        layers.push({ ...layer, transcript: id, completed: true, spans })
      }
    }
  }
  return { ...input, transcripts, layers }
}

/** @returns the number of the last turn that a coded span reaches into; 0 where none is coded */
function lastCodedTurn({ turns }: ComparedTranscript, { spans }: ComparedLayer): number {
  // In a loop, since the spans of a layer are too many to be arguments.
  const end = spans.reduce((last, span) => Math.max(last, span.end), 0)
  return turns.reduce((last, { ordinal, start }) => (start < end ? ordinal : last), 0)
}
