import type { TFunction } from 'i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import { isUnderWay } from '#model/agreement/job-state.ts'
import type { HistoryPage, RoundRow } from '#server/agreement-history.ts'
import { coefficientText, intervalText } from './coefficient-text.ts'
import { intervalOf, type ReportFigure } from './figures-of.ts'
import type { LeadSentence } from './lead-text.ts'
import type { PlotRow } from './pictures/forest-picture.tsx'
import { reasonText } from './reason-text.ts'

/** The figure of a round, of all codes or of one; `undefined` where the round has not got the code. */
export function figureOfRound(
  round: RoundRow,
  code: { id: string } | null,
): ReportFigure | undefined {
  if (code === null) return round.alpha ?? undefined
  return round.codes.find(({ id }) => id === code.id)?.alpha
}

/** Rounds as rows of a picture, the oldest first. */
export function roundRows(
  t: TFunction<'agreement'>,
  { rounds, code }: Pick<HistoryPage, 'rounds' | 'code'>,
): PlotRow[] {
  return rounds.map((round) => {
    const figure = figureOfRound(round, code)
    return {
      name: round.name,
      value: figure?.value ?? null,
      ...intervalOf(figure),
      isUnfinished: isUnfinished(round),
      isOnFew: isRoundOnFew(round, code),
      reason: reasonOf(t, round, figure),
      count: round.units,
    }
  })
}

/** Whether few units decide its figure: those compared, or of one code those that have it. */
export function isRoundOnFew(round: RoundRow, code: { id: string } | null): boolean {
  return isFigureOnFew(figureOfRound(round, code), round.units)
}

/** Coders are at work: its figure is of what they have completed so far, and is no step of a course. */
export function isUnfinished({ status }: RoundRow): boolean {
  return status === 'running'
}

function reasonOf(
  t: TFunction<'agreement'>,
  { isWithheld, isComputed, job, coders }: RoundRow,
  figure: ReportFigure | undefined,
): string {
  if (isWithheld) return t('history.withheld')
  if (!isComputed) {
    const isOn = job === null || isUnderWay(job)
    return t(isOn ? 'history.notComputed' : 'history.withoutFigures')
  }
  if (coders === 0) return t('history.nobody')
  return figure === undefined ? t('history.notCompared') : reasonText(t, figure)
}

/** Figures of each code in each round, and whether few units decide them. */
export function figuresOfCodes({ rounds }: Pick<HistoryPage, 'rounds'>) {
  return rounds.flatMap((round) =>
    round.codes.map(({ id, alpha }) => ({
      value: alpha?.value,
      isOnFew: isRoundOnFew(round, { id }),
    })),
  )
}

/** From where to where agreement went over the rounds that are finished. */
export function historyLead(t: TFunction<'agreement'>, page: HistoryPage): LeadSentence[] {
  const code = page.code?.name ?? t('ofCode.all')
  if (page.rounds.length < 2) return [{ key: 'oneRound' }]
  const rows = roundRows(t, page)
  const known = rows.flatMap(({ name, value, ci95, isUnfinished }) =>
    value === null || isUnfinished ? [] : [{ name, value, ci95 }],
  )
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) {
    const isRunning = rows.some(({ value, isUnfinished }) => value !== null && isUnfinished)
    return [{ key: isRunning ? 'roundsUnfinished' : 'roundsUndefined', code }]
  }
  const from = { code, first: coefficientText(t, first.value), firstRound: first.name }
  if (first === last) return [{ key: 'roundOnly', ...from }]
  return [
    {
      key: 'rounds',
      ...from,
      last: coefficientText(t, last.value),
      lastRound: last.name,
    },
    ...overlap(t, first.ci95, last.ci95),
  ]
}

/** That two intervals overlap, so that a difference may be chance; nothing where they lie apart or one is missing. */
function overlap(
  t: TFunction<'agreement'>,
  one: readonly [number, number] | undefined,
  other: readonly [number, number] | undefined,
): LeadSentence[] {
  if (one === undefined || other === undefined) return []
  if (one[0] > other[1] || other[0] > one[1]) return []
  return [{ key: 'roundsOverlap', one: intervalText(t, one), other: intervalText(t, other) }]
}
