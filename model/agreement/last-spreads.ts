import type { AgreementFigure } from './figures.ts'
import type { Estimate } from './resampling.ts'

/** What the values of draws leave of a figure: its spread and how that came about. */
export type Spread = Pick<AgreementFigure, 'se' | 'ci95' | 'interval'>

interface Known {
  value: number | null
  /** How was drawn, then each column that the figure is reckoned from. */
  inputs: readonly string[]
  spread: Spread
}

/** Of all questions together: those asked longest ago are forgotten. A large study has some 19,000. */
const mostFigures = 60_000

/**
 * The spread of each figure as it was last drawn. Where all that a figure is reckoned from is the same to the last
 * number, and so are the draws, its spread is the same too, and need not be drawn again: of another code, of a pair
 * without the coder whose layer changed.
 */
export class LastSpreads {
  /** By question and figure, the question asked last at the end. */
  private readonly all = new Map<string, Map<string, Known>>()

  /** @param question whatever tells apart what is asked by turns; nothing rests on it that is not compared as well */
  of(question: string): SpreadsOfQuestion {
    const known = this.all.get(question) ?? new Map<string, Known>()
    this.all.delete(question)
    this.all.set(question, known)
    let figures = 0
    for (const { size } of this.all.values()) figures += size
    for (const [oldest, { size }] of this.all) {
      if (figures <= mostFigures || oldest === question) break
      this.all.delete(oldest)
      figures -= size
    }
    return new SpreadsOfQuestion(known)
  }
}

export class SpreadsOfQuestion {
  constructor(private readonly known: Map<string, Known>) {}

  /** @param how everything that shapes the draws @returns `undefined` where anything differs */
  find(estimate: Estimate, how: string): Spread | undefined {
    const known = this.known.get(nameOf(estimate))
    if (known === undefined || known.value !== estimate.figure.value) return undefined
    const inputs = inputsOf(estimate, how)
    if (inputs?.length !== known.inputs.length) return undefined
    return inputs.every((one, at) => one === known.inputs[at]) ? known.spread : undefined
  }

  /** Where something besides columns of tallies goes into a figure nothing is kept. */
  keep(estimate: Estimate, how: string, spread: Spread): void {
    const inputs = inputsOf(estimate, how)
    if (inputs === undefined) return
    this.known.set(nameOf(estimate), { value: estimate.figure.value, inputs, spread })
  }
}

/** Tells figures of one question apart, and with it by which formula each is reckoned. */
function nameOf({ figure: { name, code, coders } }: Estimate): string {
  return JSON.stringify([name, code, coders])
}

function inputsOf({ from }: Estimate, how: string): string[] | undefined {
  const inputs = [how]
  for (const source of from) {
    if (!('tally' in source)) return undefined
    for (const column of source.columns) inputs.push(source.tally.contentOf(column))
  }
  return inputs
}
