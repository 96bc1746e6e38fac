import type { Agreement, AgreementFigure, FigureName } from '../figures.ts'

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

  /** Pairs of coders that were compared, in the order of their ids. */
  pairs(): (readonly [string, string])[] {
    return [...this.all.values()].flatMap(({ name, code, coders }) =>
      name === 'cohen' && code === undefined && coders !== undefined ? [coders] : [],
    )
  }
}

function keyOf(name: string, { code = '', slot = '', coders = [] }: Of): string {
  return [name, code, slot, ...coders].join(' ')
}
