import { z } from 'zod'
import {
  type CodeCount,
  type CodeStretch,
  countBySpeaker,
  countByTranscript,
  countOverTurns,
  readRangesJson,
  readStretches,
  readTurnCells,
  speechOfSpeakers,
} from '#db/code-pictures.ts'
import { listSpeakersOf } from '#db/passages.ts'
import type { Code } from '#model/codebook.ts'
import { Id } from '#model/fields.ts'
import { groupedBy } from '#model/grouped.ts'
import { cellsOfLine, codePictures, partsOfTurns } from '#model/pictures/names.ts'
import { type CodedRange, Overlaps } from '#model/pictures/overlaps.ts'
import { putTogether, type Stretch } from '#model/pictures/stretches.ts'
import { memberOf, requireMay, roundOf } from './access.ts'
import { checked } from './checked.ts'
import { inSlices } from './live/updates/slices.ts'
import { choicesOf, requireThere } from './passages.ts'
import { projectFor } from './projects.ts'
import type { Person, Services } from './services.ts'

/** Which picture, and of what, as an address gives it. */
export const CodePictureQuery = z.strictObject({
  show: z.enum(codePictures, `A picture is one of ${codePictures.join(', ')}.`).default('codeline'),
  /** Absent: all transcripts; of a codeline the first one. */
  transcript: Id.optional(),
  coder: Id.optional(),
  /** A codeline with a line for each coder of a code. */
  lines: z.enum(['codes', 'coders'], 'Lines are of codes or of coders.').default('codes'),
})
export type CodePictureQuery = z.output<typeof CodePictureQuery>

type ShownCode = Pick<Code, 'id' | 'name' | 'colour'>

/** One line of a codeline: where a code, of one coder or of all, lies along the text. */
export interface CodeLine {
  code: string
  coder: string | null
  spans: number
  stretches: Stretch[]
}

/** What a picture is drawn from. */
export type CodePicture =
  | {
      of: 'codeline'
      transcript: { id: string; title: string } | null
      speakers: { name: string; stretches: Stretch[] }[]
      lines: CodeLine[]
    }
  | { of: 'turns'; counts: CodeCount[] }
  | { of: 'speakers'; columns: Column[]; counts: CodeCount[] }
  | { of: 'transcripts'; columns: Column[]; counts: CodeCount[] }
  | { of: 'together'; pairs: { one: string; other: string; both: number }[]; counts: CodeCount[] }

/** Where codes are counted. */
interface Column {
  id: string
  name: string
  /** Code points spoken there, where that is what it is compared by. */
  speech: number | null
}

/**
 * A picture of what is coded in a round, by everybody whose codes the person may see: along a text, over turns,
 * by speaker, by transcript, codes beside one another.
 *
 * @throws {DomainError} `not-permitted` to whoever may see no spans of it; `not-found` for a transcript or a
 *   coder that is not of the round
 */
export async function codePicture(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: z.input<typeof CodePictureQuery> = {},
) {
  const query = checked(CodePictureQuery, given)
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-rounds' })
  const round = await roundOf(services, member, roundId)
  const { only, key, ...all } = await choicesOf(services, member, round)
  requireThere(query, all)
  const transcript =
    query.transcript ?? (query.show === 'codeline' ? all.transcripts[0]?.id : undefined)
  const asked = { ...query, transcript, coder: only ?? query.coder }
  return {
    project: projectFor(member),
    round,
    spansOf: only === undefined ? ('all' as const) : ('own' as const),
    query: { ...query, transcript },
    ...all,
    picture: await services.rates.whileReading(person, () => drawnFrom(services, key, asked, all)),
  }
}
export type CodePicturePage = Awaited<ReturnType<typeof codePicture>>

async function drawnFrom(
  { db }: Services,
  key: { projectId: string; roundId: string },
  { show, transcript, coder, lines }: CodePictureQuery,
  all: { codes: ShownCode[]; transcripts: { id: string; title: string }[] },
): Promise<CodePicture> {
  switch (show) {
    case 'codeline': {
      if (transcript === undefined) {
        return { of: show, transcript: null, speakers: [], lines: [] }
      }
      const [stretches, turns] = await Promise.all([
        readStretches(db, key, { transcript, coder }, cellsOfLine),
        readTurnCells(db, key, transcript, cellsOfLine),
      ])
      return {
        of: show,
        transcript: all.transcripts.find(({ id }) => id === transcript) ?? null,
        speakers: [...groupedBy(turns, (turn) => turn.speaker)].map(([name, own]) => ({
          name,
          stretches: putTogether(own),
        })),
        lines: linesOf(stretches, all.codes, lines === 'coders'),
      }
    }
    case 'turns':
      return {
        of: show,
        counts: await countOverTurns(db, key, { transcript, coder }, partsOfTurns),
      }
    case 'speakers': {
      const [speakers, speech, counts] = await Promise.all([
        listSpeakersOf(db, key),
        speechOfSpeakers(db, key, { transcript }),
        countBySpeaker(db, key, { transcript, coder }),
      ])
      const isUsed = new Set([...speech.keys(), ...counts.map(({ place }) => place)])
      return {
        of: show,
        columns: [...speakers, '']
          .filter((name) => isUsed.has(name))
          .map((name) => ({ id: name, name, speech: speech.get(name) ?? 0 })),
        counts,
      }
    }
    case 'transcripts':
      return {
        of: show,
        columns: all.transcripts.map(({ id, title }) => ({ id, name: title, speech: null })),
        counts: await countByTranscript(db, key, { coder }),
      }
    case 'together': {
      const [layers, counts] = await Promise.all([
        readRangesJson(db, key, { transcript, coder }),
        countByTranscript(db, key, { coder, transcript }),
      ])
      const overlaps = new Overlaps()
      await inSlices(countIn(overlaps, layers))
      return { of: show, pairs: overlaps.all(), counts }
    }
  }
}

/** Counts what is in layers, each of which the database gives in parts. */
function* countIn(overlaps: Overlaps, layers: readonly string[][]): Generator<void, void, void> {
  for (const parts of layers) {
    const ranges: CodedRange[] = []
    for (const part of parts) {
      for (const [code, start, end] of JSON.parse(part) as [string, number, number][]) {
        ranges.push({ code, start, end })
      }
      yield
    }
    yield* overlaps.add(ranges)
  }
}

function linesOf(
  stretches: readonly CodeStretch[],
  codes: readonly ShownCode[],
  isByCoder: boolean,
): CodeLine[] {
  const place = new Map(codes.map(({ id }, index) => [id, index]))
  const lines = groupedBy(stretches, ({ code, coder }) => (isByCoder ? `${code} ${coder}` : code))
  return [...lines.values()]
    .map((own) => ({
      code: own[0]!.code,
      coder: isByCoder ? own[0]!.coder : null,
      spans: own.reduce((sum, { spans }) => sum + spans, 0),
      stretches: putTogether(own),
    }))
    .sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0))
}
