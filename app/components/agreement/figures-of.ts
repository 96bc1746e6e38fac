import { hasFarEnd } from '#model/agreement/far-ends.ts'
import { thinShare } from '#model/agreement/thin.ts'
import type { AgreementShown } from '#server/agreement.ts'

export type ReportFigure = AgreementShown['coefficients'][number]

/** Figures of a report by what they are of; every lookup is one step. */
export class FiguresOf {
  private readonly byKey: Map<string, ReportFigure>

  constructor(coefficients: readonly ReportFigure[]) {
    this.byKey = new Map(
      coefficients.map((one) => [keyOf(one.name, one.code, one.coders, one.slot), one]),
    )
  }

  get(
    name: ReportFigure['name'],
    of: { code?: string; coders?: readonly [string, string] } = {},
  ): ReportFigure | undefined {
    return this.byKey.get(keyOf(name, of.code, of.coders))
  }
}

function keyOf(name: string, code?: string, coders?: readonly string[], slot?: string): string {
  return [name, code ?? '', slot ?? '', ...(coders ?? [])].join('\n')
}

/** One of a figure's parts that is a number. */
export function partOf(figure: ReportFigure | undefined, part: string): number {
  const value = figure?.parts[part]
  return typeof value === 'number' ? value : 0
}

/** The interval of a figure, as rows of a picture have it. */
export function intervalOf(figure: ReportFigure | undefined) {
  const interval = figure?.interval
  return {
    ci95: figure?.ci95,
    isThin: thinShare(interval) !== null,
    hasFarEnd: hasFarEnd(interval),
  }
}
