import type { AgreementInput } from './agreement.ts'
import { chosenFrom } from './chosen.ts'
import type { MatchSpan } from './matching.ts'
import type { ReliabilityData } from './reliability.ts'

/** A transcript that two coders or more completed, with their spans one by one: none is united with another. */
export interface ComparedText {
  transcript: string
  /** In code points. */
  length: number
  /** By the ids of those who completed it, ascending. */
  layers: ReadonlyMap<string, readonly MatchSpan[]>
}

/** The transcripts of `data` in its order, with the codes and coders that were chosen. */
export function comparedTexts(
  { transcripts, layers, codes, codebook = [], settings }: AgreementInput,
  { continua, coders }: ReliabilityData,
): ComparedText[] {
  const chosen = chosenFrom({ transcripts, layers, codes }, settings, codebook)
  const keyOf = (transcript: string, coder: string) => `${transcript} ${coder}`
  const spans = new Map(
    chosen.layers.map((layer) => [keyOf(layer.transcript, layer.coder), layer.spans]),
  )
  return continua.map(({ transcript, coders: columns, continuum: { length } }) => ({
    transcript,
    length,
    layers: new Map(
      columns.map((column) => {
        const coder = coders[column]!
        return [coder, spans.get(keyOf(transcript, coder)) ?? []]
      }),
    ),
  }))
}

/**
 * The spans of one code of two coders, all transcripts that both completed laid end to end, so that none overlaps one
 * of another transcript.
 *
 * @returns `null` where there is no such transcript
 */
export function endToEnd(
  texts: readonly ComparedText[],
  pair: readonly [string, string],
  code: string,
): [MatchSpan[], MatchSpan[]] | null {
  const both = texts.filter(({ layers }) => pair.every((coder) => layers.has(coder)))
  if (both.length === 0) return null
  let begin = 0
  const found: [MatchSpan[], MatchSpan[]] = [[], []]
  for (const { length, layers } of both) {
    for (const [at, coder] of pair.entries()) {
      for (const span of layers.get(coder)!) {
        if (span.code !== code) continue
        found[at]!.push({ code, start: begin + span.start, end: begin + span.end })
      }
    }
    // Spans that touch would be one by position.
    begin += length + 1
  }
  return found
}
