import { compare } from '../../compare.ts'
import { isOnFew } from '../few.ts'
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

  constructor({ coefficients }: Pick<Agreement, 'coefficients'>) {
    for (const one of coefficients) this.all.set(keyOf(one.name, one), one)
  }

  /** @throws {Error} where it was not computed: every report has every figure, if without a value */
  get(name: FigureName, of: Of = {}): AgreementFigure {
    const found = this.all.get(keyOf(name, of))
    if (found === undefined) throw new Error(`The report has no ${keyOf(name, of)}.`)
    return found
  }

  /** Whether a code has an alpha that so few units decide that one alone can turn it. */
  isOnFew(code: string): boolean {
    const { value, parts } = this.get('binary_alpha_by_code', { code })
    return value !== null && isOnFew(Number(parts.unitsWithCode ?? 0))
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
