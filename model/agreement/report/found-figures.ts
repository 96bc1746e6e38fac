import { compare } from '../../compare.ts'
import { type Deciding, decidedBy, isFigureOnFew } from '../few.ts'
import type { Agreement, AgreementFigure, FigureName } from '../figures.ts'
import { pairsOf } from '../ratings.ts'

interface Of {
  code?: string
  slot?: string
  coders?: readonly string[] | undefined
}

/** Finds figures of one report by name, code, slot and pair. */
export class FoundFigures {
  private readonly all = new Map<string, AgreementFigure>()

  /** Units that were compared. */
  private readonly compared: number

  constructor({ coefficients, ledger }: Pick<Agreement, 'coefficients' | 'ledger'>) {
    this.compared = ledger.units.compared
    for (const one of coefficients) this.all.set(keyOf(one.name, one), one)
  }

  /** @throws {Error} where it was not computed: every report has every figure, if without a value */
  get(name: FigureName, of: Of = {}): AgreementFigure {
    const found = this.all.get(keyOf(name, of))
    if (found === undefined) throw new Error(`The report has no ${keyOf(name, of)}.`)
    return found
  }

  /** Whether so few units decide a figure that one alone can turn it. */
  isOnFew(figure: AgreementFigure): boolean {
    return isFigureOnFew(figure, this.compared)
  }

  /** What decides those of some figures that stand in brackets, each kind of units once. */
  fewOf(figures: readonly AgreementFigure[]): Deciding[] {
    const of = figures.filter((figure) => this.isOnFew(figure)).map(decidedBy)
    return [...new Set(of)].filter((one) => one !== null)
  }

  /** Pairs of coders that were compared, as the coders stand. @param order ids of coders */
  pairs(order: readonly string[]): (readonly [string, string])[] {
    return pairsOf(order.length).flatMap(([first, second]): [string, string][] => {
      const pair: [string, string] = [order[first]!, order[second]!]
      return this.all.has(keyOf('cohen', { coders: pair })) ? [pair] : []
    })
  }
}

/** Two coders are the same pair in either order. */
function keyOf(name: string, { code = '', slot = '', coders = [] }: Of): string {
  return [name, code, slot, ...coders.toSorted(compare)].join(' ')
}
