import { type AgreementInput, agreementOf } from '../agreement.ts'
import type { AgreementFigure } from '../figures.ts'
import type { ComparedLayer } from '../reliability.ts'

/** How well one coder agrees with what the same coder did before on the same transcripts. */
export interface WithOneself {
  coder: string
  /** Completed both times. */
  transcripts: string[]
  units: number
  /** Alpha by sets (MASI) and percent over all codes, then alpha of each code. */
  alpha: AgreementFigure
  percent: AgreementFigure
  codes: AgreementFigure[]
}

/**
 * Agreement of each coder with their own earlier coding: the two times stand in the place of two coders, so
 * every figure is the one that two coders would get.
 *
 * @param now a round, as agreement is computed from
 * @param before layers of an earlier round, on texts that are the same
 * @returns by coder id; whoever completed no transcript both times is not in it
 */
export function agreementWithOneself(
  now: AgreementInput,
  before: readonly ComparedLayer[],
): WithOneself[] {
  const earlier = new Map(
    before
      .filter((layer) => layer.completed)
      .map((layer) => [`${layer.transcript} ${layer.coder}`, layer] as const),
  )
  const { coders: chosenCoders, transcripts: chosenTranscripts, ...settings } = now.settings
  const again = now.layers.filter(
    (layer) =>
      layer.completed &&
      earlier.has(`${layer.transcript} ${layer.coder}`) &&
      (chosenCoders === undefined || chosenCoders.includes(layer.coder)) &&
      (chosenTranscripts === undefined || chosenTranscripts.includes(layer.transcript)),
  )
  const coders = [...new Set(again.map((layer) => layer.coder))].sort()
  return coders.map((coder) => {
    const second = again.filter((layer) => layer.coder === coder)
    const ids = new Set(second.map((layer) => layer.transcript))
    const layers = second.flatMap((layer) => [
      { ...earlier.get(`${layer.transcript} ${coder}`)!, coder: 'before' },
      { ...layer, coder: 'now' },
    ])
    const found = agreementOf({
      ...now,
      transcripts: now.transcripts.filter(({ id }) => ids.has(id)),
      layers,
      settings,
    })
    const all = (name: string) =>
      found.coefficients.find((one) => one.name === name && !one.code && !one.coders)!
    return {
      coder,
      transcripts: [...ids].sort(),
      units: found.ledger.units.compared,
      alpha: all('alpha_sets_masi'),
      percent: all('percent'),
      codes: found.coefficients.filter(({ name }) => name === 'binary_alpha_by_code'),
    }
  })
}
