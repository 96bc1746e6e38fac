import { z } from 'zod'
import { readTurnCounts } from '#db/agreement.ts'
import { readProgress } from '#db/progress.ts'
import type { TranscriptAgreement } from '#model/agreement/by-transcript.ts'
import { isFigureOnFew } from '#model/agreement/few.ts'
import type { Agreement } from '#model/agreement/figures.ts'
import { groupedBy } from '#model/grouped.ts'
import { notFound } from './access.ts'
import { shownAgreement } from './agreement.ts'
import { checked } from './checked.ts'
import type { Person, Services } from './services.ts'

type Given = Record<string, unknown>

/** What an address says of the page itself; the rest shapes the figures. */
const OfCode = z.looseObject({ code: z.string().max(100).optional() })

/** Agreement of each pair of coders, over all codes or on one. @throws {DomainError} as `shownAgreement` */
export async function agreementOfPairs(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: Given,
) {
  const { code, ...choices } = checked(OfCode, given)
  const { shown, agreement } = await shownAgreement(services, person, projectId, roundId, choices)
  const one = countedCode(shown.codes, code)
  const ofPairs = agreement.coefficients.filter(({ coders }) => coders !== undefined)
  const coefficients = ofPairs.filter((own) => own.code === undefined || own.code === one?.id)
  return { ...shown, coefficients, code: one, byCode: pairsByCode(agreement) }
}
export type PairsPage = Awaited<ReturnType<typeof agreementOfPairs>>

interface PairOnCode {
  kappa?: number | null
  percent?: number | null
  /** Whether few units have the code from either. */
  isOnFew?: boolean
}

/** A page can show so many figures in one table. */
const mostCells = 3_000

/**
 * Of each code that somebody applied, kappa and percent of each pair, by the names of the pairs. `null` where they
 * are too many for a page.
 */
function pairsByCode({ coefficients, coders, ledger }: Agreement) {
  const used = new Set(
    coefficients.flatMap(({ name, code, parts }) =>
      name === 'binary_alpha_by_code' && parts.unitsWithCode !== 0 ? [code] : [],
    ),
  )
  if ((used.size * coders.length * (coders.length - 1)) / 2 > mostCells) return null
  const rows = new Map<string, Record<string, PairOnCode>>()
  for (const figure of coefficients) {
    const { name, code, coders: pair, value } = figure
    if (pair === undefined || code === undefined || !used.has(code)) continue
    const row = rows.get(code) ?? {}
    rows.set(code, row)
    const cell = (row[pair.join(' ')] ??= {})
    if (name !== 'cohen') cell.percent = value
    else {
      cell.kappa = value
      cell.isOnFew = isFigureOnFew(figure, ledger.units.compared)
    }
  }
  return [...rows].map(([code, pairs]) => ({ code, pairs }))
}

/** Agreement within each transcript, over all codes or on one; those that cannot be compared have none. */
export async function agreementOfTranscripts(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: Given,
) {
  const { code, ...choices } = checked(OfCode, given)
  const { shown, agreement, round } = await shownAgreement(
    services,
    person,
    projectId,
    roundId,
    choices,
  )
  const one = countedCode(shown.codes, code)
  const layers = await readProgress(services.db, projectId, round.id)
  const done = groupedBy(
    layers.filter(({ completedAt }) => completedAt !== null),
    ({ transcriptId }) => transcriptId,
  )
  const figures = new Map(agreement.byTranscript.map((own) => [own.transcript, own]))
  const chosen = shown.settings.transcripts
  return {
    ...shown,
    code: one,
    rows: shown.transcripts
      .filter(({ id }) => chosen === undefined || chosen.includes(id))
      .map(({ id, title }) => {
        const own = done.get(id) ?? []
        return {
          id,
          title,
          completedBy: own.map((layer) => layer.coderId),
          /** When the last of those who completed it did. */
          completedAt: own.reduce<Date | null>(
            (last, { completedAt: at }) => (last === null || at! > last ? at : last),
            null,
          ),
          ...figuresOf(figures.get(id), one?.id),
        }
      }),
  }
}
export type TranscriptsPage = Awaited<ReturnType<typeof agreementOfTranscripts>>
export type TranscriptRow = TranscriptsPage['rows'][number]

/** The figures of a transcript, of all codes or of one. `null`: fewer than two coders completed it. */
function figuresOf(own: TranscriptAgreement | undefined, code: string | undefined) {
  if (own === undefined) return { compared: null }
  const { units, percent } = own
  if (code === undefined) return { compared: { alpha: own.alpha, units, percent } }
  const found = own.codes.find((one) => one.code === code)
  const alpha = found?.alpha ?? { value: null, reason: 'no_variation' as const }
  return { compared: { alpha, units: found?.units ?? 0, percent: null } }
}

/** One code: its figures over all coders, by pair and by transcript. @throws {DomainError} `not-found` */
export async function agreementOfCode(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  codeId: string,
  given: Given,
) {
  return codePageOf(await shownAgreement(services, person, projectId, roundId, given), codeId)
}

/** The same of what was asked for already. */
export function codePageOf(
  { shown, agreement, codebook }: Awaited<ReturnType<typeof shownAgreement>>,
  codeId: string,
) {
  const code = codebook.codes.find(({ id }) => id === codeId)
  if (code === undefined || !shown.codes.some(({ id }) => id === codeId)) throw notFound('code')
  const compared = new Map(agreement.byTranscript.map((own) => [own.transcript, own]))
  return {
    ...shown,
    coefficients: agreement.coefficients.filter((one) => one.code === codeId),
    code,
    rows: shown.transcripts.flatMap(({ id, title }) => {
      const own = compared.get(id)
      if (own === undefined) return []
      return { id, title, found: own.codes.find((one) => one.code === codeId) ?? null }
    }),
  }
}
export type CodePage = Awaited<ReturnType<typeof agreementOfCode>>

/** From layers to reliability data: transcripts with turns and coders, and the ledger of it all. */
export async function agreementUnits(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: Given,
) {
  const { shown, agreement, round } = await shownAgreement(
    services,
    person,
    projectId,
    roundId,
    given,
  )
  const [turns, layers] = await Promise.all([
    readTurnCounts(services.db, { projectId, roundId: round.id }),
    readProgress(services.db, projectId, round.id),
  ])
  const units = new Map(agreement.byTranscript.map((own) => [own.transcript, own.units]))
  const byTranscript = groupedBy(layers, ({ transcriptId }) => transcriptId)
  return {
    ...shown,
    rows: shown.transcripts.map(({ id, title }) => ({
      id,
      title,
      ...(turns.get(id) ?? { turns: 0, notCodable: 0 }),
      /** `null`: fewer than two of those chosen completed it. */
      units: units.get(id) ?? null,
      layers: (byTranscript.get(id) ?? []).map(({ coderId, completedAt }) => ({
        coder: coderId,
        completed: completedAt !== null,
      })),
    })),
  }
}
export type UnitsPage = Awaited<ReturnType<typeof agreementUnits>>

/** The code a page is asked for, `null` for all. @throws {DomainError} `not-found` for one not compared */
function countedCode<C extends { id: string }>(codes: readonly C[], id: string | undefined) {
  if (id === undefined) return null
  const code = codes.find((one) => one.id === id)
  if (code === undefined) throw notFound('code')
  return code
}
