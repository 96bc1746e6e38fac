import { isFigureOnFew } from '#model/agreement/few.ts'
import type { AgreementShown } from '#server/agreement.ts'
import { FiguresOf, partOf, type ReportFigure } from './figures-of.ts'

type Coder = AgreementShown['coders'][number]

/** Two coders, in the order in which coders stand everywhere, and how they agree. */
export interface PairFigures {
  first: Coder
  second: Coder
  kappa: ReportFigure
  percent: ReportFigure | undefined
  /** Units that both were compared on. */
  units: number
  /** Whether so few units decide the figure that one alone can turn it. */
  isOnFew: boolean
  /** Of one code: units that have it from both, from one alone, from neither. */
  applied: { both: number; first: number; second: number; neither: number } | null
}

/** All pairs of coders who were compared, over all codes or on one, in the order of their coders. */
export function pairFigures(
  { coders, coefficients }: Pick<AgreementShown, 'coders' | 'coefficients'>,
  code?: string,
): PairFigures[] {
  const figures = new FiguresOf(coefficients)
  const pairs = coefficients.flatMap((kappa) => {
    if (kappa.name !== 'cohen' || kappa.code !== code || kappa.coders === undefined) return []
    const pair = kappa.coders
    const [first, second] = coders.filter(({ id }) => pair.includes(id))
    if (first === undefined || second === undefined) return []
    const percent = figures.get('percent', {
      coders: pair,
      ...(code === undefined ? {} : { code }),
    })
    // The figure has them in the order of their ids.
    const isTurned = pair[0] !== first.id
    const alone = [partOf(kappa, 'first'), partOf(kappa, 'second')] as const
    const units = partOf(percent, 'pairedUnits')
    return {
      first,
      second,
      kappa,
      percent,
      units,
      isOnFew: isFigureOnFew(kappa, units),
      applied:
        code === undefined
          ? null
          : {
              both: partOf(kappa, 'both'),
              first: alone[isTurned ? 1 : 0],
              second: alone[isTurned ? 0 : 1],
              neither: partOf(kappa, 'neither'),
            },
    }
  })
  const place = new Map(coders.map(({ id }, index) => [id, index]))
  const between = (a: Coder, b: Coder) => place.get(a.id)! - place.get(b.id)!
  return pairs.sort((a, b) => between(a.first, b.first) || between(a.second, b.second))
}

/** Pairs that have a figure, with its value. */
export function standing(pairs: readonly PairFigures[]): (PairFigures & { value: number })[] {
  return pairs.flatMap((pair) =>
    pair.kappa.value === null ? [] : [{ ...pair, value: pair.kappa.value }],
  )
}
