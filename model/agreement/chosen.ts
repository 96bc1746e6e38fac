import type { Placed } from '../codebook-tree.ts'
import type { AgreementChoices } from './choices.ts'
import { codesAtLevel } from './code-level.ts'
import type { LeftOut } from './ledger.ts'
import type { ComparedLayer, ComparedTranscript } from './reliability.ts'

/** What of a round is compared, once it has been said. */
export interface Chosen {
  transcripts: readonly ComparedTranscript[]
  layers: readonly ComparedLayer[]
  /** In codebook order. */
  codes: readonly string[]
  /** Coded spans left out by choice. */
  leftOut: LeftOut
}

/**
 * Takes of a round what was chosen: transcripts, then coders, then codes. Codes below the level of the tree
 * that was chosen become the code above them before they are chosen from.
 *
 * @param codebook where codes stand; needed for a level alone
 */
export function chosenFrom(
  round: Pick<Chosen, 'transcripts' | 'layers' | 'codes'>,
  {
    transcripts,
    coders,
    codes,
    level,
  }: Pick<AgreementChoices, 'transcripts' | 'coders' | 'codes' | 'level'>,
  codebook: readonly Placed[],
): Chosen {
  const leftOut: LeftOut = { transcriptNotChosen: 0, coderNotChosen: 0, codeNotChosen: 0 }
  const counted = level === undefined ? new Map<string, string>() : codesAtLevel(codebook, level)
  const countedAs = (code: string) => counted.get(code) ?? code
  const isIn = (chosen: readonly string[] | undefined) => {
    const ids = chosen && new Set(chosen)
    return (id: string) => ids === undefined || ids.has(id)
  }
  const [hasTranscript, hasCoder, hasCode] = [isIn(transcripts), isIn(coders), isIn(codes)]
  const isWhole = level === undefined && codes === undefined
  const layers: ComparedLayer[] = []
  for (const layer of round.layers) {
    if (!hasTranscript(layer.transcript)) leftOut.transcriptNotChosen += layer.spans.length
    else if (!hasCoder(layer.coder)) leftOut.coderNotChosen += layer.spans.length
    else if (isWhole) layers.push(layer)
    else {
      const spans = layer.spans
        .map((span) => ({ ...span, code: countedAs(span.code) }))
        .filter((span) => hasCode(span.code))
      leftOut.codeNotChosen += layer.spans.length - spans.length
      layers.push({ ...layer, spans })
    }
  }
  return {
    transcripts: round.transcripts.filter(({ id }) => hasTranscript(id)),
    layers,
    codes: round.codes.filter((code) => countedAs(code) === code && hasCode(code)),
    leftOut,
  }
}
