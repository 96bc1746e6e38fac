import { z } from 'zod'
import { recordEvent } from '#db/audit.ts'
import { listRoundCoders, listShares, streamSpans, usedInRound } from '#db/exports.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import { readTranscript } from '#db/transcripts.ts'
import { DomainError } from '#model/errors.ts'
import {
  type Cell,
  codedSpanColumns,
  codedSpanRows,
  slotColumns,
  wordColumnsWith,
} from '#model/formats/coded-spans-csv.ts'
import { codedSpansName, reliabilityName } from '#model/formats/file-names.ts'
import {
  type CompletedLayers,
  longColumns,
  longRows,
  longWordColumns,
  matrixColumns,
  matrixRows,
  ReliabilityLayout,
  recalRows,
} from '#model/formats/reliability-csv.ts'
import type { CodedSpan } from '#model/span.ts'
import { type Member, memberOf, requireMay, roundOf } from './access.ts'
import { checked } from './checked.ts'
import { codebookOf } from './codebooks.ts'
import { csvStream } from './files/csv.ts'
import type { Download } from './files/download.ts'
import type { Person, Services } from './services.ts'
import { onlyCoder } from './whose-spans.ts'

export const csvType = 'text/csv; charset=utf-8'

export const CodedSpansRequest = z.strictObject({ excel: z.boolean().default(false) })

/**
 * All coded spans of a round, one row each; in a blind round that is not revealed a coder's own.
 *
 * @throws {DomainError} `not-permitted` to whoever may see no spans of it
 */
export async function codedSpansCsv(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: z.input<typeof CodedSpansRequest> = {},
): Promise<Download> {
  const { excel } = checked(CodedSpansRequest, given)
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  const coderId = onlyCoder(member, round)
  await takeExport(services, person, roundId, 'coded-spans')
  const codebook = await codebookOf(services, member, round)
  const found = await usedInRound(services.db, projectId, roundId, coderId)
  const slots = slotColumns(codebook, found.slots)
  const about = { roundId, file: 'coded-spans', ownOnly: coderId !== undefined }
  await recordEvent(services.db, { projectId, personId: person.id, kind: 'exported', about })
  const context = {
    project: member.project.name,
    round: round.name,
    visibility: round.visibility,
    codebookVersion: round.codebookVersion,
    codebook,
    slots,
  }
  async function* rows(): AsyncGenerator<Cell[]> {
    for (const { transcriptId } of await listShares(services.db, projectId, roundId)) {
      const transcript = await readTranscript(services.db, projectId, transcriptId)
      if (transcript === undefined) continue
      const toRow = codedSpanRows(context, transcript)
      const key = { projectId, roundId, transcriptId }
      for await (const { coder, span } of streamSpans(services.db, key, coderId)) {
        yield toRow(coder, span)
      }
    }
  }
  return {
    fileName: codedSpansName(round.name),
    contentType: csvType,
    stream: csvStream(rows(), {
      columns: codedSpanColumns(slots),
      ...(excel ? { excel: { wordColumns: wordColumnsWith(slots) } } : {}),
    }),
  }
}

export const ReliabilityRequest = z.strictObject({
  unit: z.enum(['turn', 'sentence']).default('turn'),
  layout: ReliabilityLayout.default('long'),
  code: z.string().min(1).max(100).optional(),
  excel: z.boolean().default(false),
})

/**
 * Reliability data of a round: units by coders, as the programs that compute agreement want them.
 *
 * @throws {DomainError} `not-permitted` while the coders' codes are hidden; `invalid-input` where the
 *   layout needs a code; `not-found` for a code the codebook has not; `not-enough-data` for ReCal when
 *   no transcript is completed by all
 */
export async function reliabilityCsv(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: z.input<typeof ReliabilityRequest> = {},
): Promise<Download> {
  const { unit, layout, code, excel } = checked(ReliabilityRequest, given)
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  requireMay(member, { may: 'read-passages', round: roundFacts(round) })
  if (layout !== 'long' && code === undefined) {
    throw new DomainError('invalid-input', `The layout “${layout}” is of one code. Say which.`, {
      issues: [{ path: 'code', message: 'Choose a code.' }],
    })
  }
  await takeExport(services, person, roundId, `reliability-${layout}`)
  const codes = await codesOf(services, member, round, code)
  const shares = await listShares(services.db, projectId, roundId)
  const coders = await codersFor(services, round, layout, shares)
  const about = { roundId, file: `reliability-${layout}`, unit }
  await recordEvent(services.db, { projectId, personId: person.id, kind: 'exported', about })

  async function* rows(): AsyncGenerator<Cell[]> {
    for (const { transcriptId, layers } of shares) {
      const transcript = await readTranscript(services.db, projectId, transcriptId)
      if (transcript === undefined) continue
      const completed: Map<string, CodedSpan[]> = new Map(
        layers.filter((layer) => layer.completed).map((layer) => [layer.coderId, []]),
      )
      for await (const { coder, span } of streamSpans(services.db, {
        projectId,
        roundId,
        transcriptId,
      })) {
        if (code === undefined || span.code === code) completed.get(coder.id)?.push(span)
      }
      const done: CompletedLayers = completed
      if (layout === 'long') {
        yield* longRows(transcript, done, coders, codes, unit, round.visibility)
      } else if (layout === 'matrix') {
        yield* matrixRows(transcript, done, coders, code!, unit)
      } else {
        yield* recalRows(transcript, done, coders, code!, unit)
      }
    }
  }
  const columns =
    layout === 'long' ? longColumns : layout === 'matrix' ? matrixColumns(coders) : undefined
  const words = layout === 'long' ? longWordColumns : new Set(['transcript'])
  return {
    fileName: reliabilityName(round.name, { layout, unit, code }),
    contentType: csvType,
    stream: csvStream(rows(), {
      ...(columns === undefined ? {} : { columns }),
      ...(excel && layout !== 'recal' ? { excel: { wordColumns: words } } : {}),
    }),
  }
}

/** Every row of a round is read for each: a program that asks for one file in a loop holds up everybody. */
export function takeExport({ rates }: Services, person: Person, roundId: string, file: string) {
  return rates.take('export', `${person.id} ${roundId} ${file}`)
}

/** The codes of an export in codebook order; codes that only spans know come last. */
async function codesOf(
  services: Services,
  member: Member,
  round: Round,
  wanted: string | undefined,
): Promise<{ id: string; name: string }[]> {
  const { codes } = await codebookOf(services, member, round)
  const known = new Set(codes.map((code) => code.id))
  const used = await usedInRound(services.db, member.project.id, round.id)
  const all = [
    ...codes.map(({ id, name }) => ({ id, name })),
    ...used.codes.filter((id) => !known.has(id)).map((id) => ({ id, name: id })),
  ]
  if (wanted === undefined) return all
  const one = all.filter((code) => code.id === wanted)
  if (one.length === 0) {
    throw new DomainError(
      'not-found',
      `The codebook of “${round.name}” has no code with the id “${wanted}”.`,
    )
  }
  return one
}

/** ReCal takes no missing value: its coders are those who completed something. */
async function codersFor(
  services: Services,
  round: Round,
  layout: ReliabilityLayout,
  shares: Awaited<ReturnType<typeof listShares>>,
) {
  const coders = await listRoundCoders(services.db, round.projectId, round.id)
  if (layout !== 'recal') return coders
  const completed = (coderId: string) =>
    shares.filter(({ layers }) => layers.some((one) => one.coderId === coderId && one.completed))
  const active = coders.filter(({ id }) => completed(id).length > 0)
  const common = shares.filter((share) => active.every(({ id }) => completed(id).includes(share)))
  if (active.length < 2 || common.length === 0) {
    throw new DomainError(
      'not-enough-data',
      'ReCal needs a transcript that two coders have completed, and each of the others who completed any. Complete one, or take the matrix layout, which may have gaps.',
    )
  }
  return active
}
