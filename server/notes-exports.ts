import { z } from 'zod'
import { recordEvent } from '#db/audit.ts'
import { listShares } from '#db/exports.ts'
import { listMembers } from '#db/members.ts'
import { streamMemos } from '#db/memos.ts'
import { roundFacts } from '#db/rounds.ts'
import { listTalks } from '#db/talks.ts'
import { readTranscript } from '#db/transcripts.ts'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import { commentColumns, commentRows, commentWordColumns } from '#model/formats/comments-csv.ts'
import { commentsName, memosName } from '#model/formats/file-names.ts'
import { memoColumns, memoRows, memoWordColumns } from '#model/formats/memos-csv.ts'
import { memberOf, requireMay, roundOf } from './access.ts'
import { checked } from './checked.ts'
import { codebookOf } from './codebooks.ts'
import { csvType, takeExport } from './exports.ts'
import { csvStream } from './files/csv.ts'
import type { Download } from './files/download.ts'
import type { Person, Services } from './services.ts'
import { onlyCoder } from './whose-spans.ts'

const NotesRequest = z.strictObject({ excel: z.boolean().default(false) })

/** Comments that are in memory at once. */
const commentsAtOnce = 500

/**
 * All memos of a round, one row each: on spans, turns, codes and transcripts. In a blind round that is not revealed
 * a coder's own.
 *
 * @throws {DomainError} `not-permitted` to whoever may see no spans of it
 */
export async function memosCsv(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: z.input<typeof NotesRequest> = {},
): Promise<Download> {
  const { excel } = checked(NotesRequest, given)
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  const coderId = onlyCoder(member, round)
  await takeExport(services, person, roundId, 'memos')
  const { name, visibility } = round
  const codebook = await codebookOf(services, member, round)
  const context = { project: member.project.name, round: name, visibility, codebook }
  await recordExport(services, person, projectId, {
    roundId,
    file: 'memos',
    ownOnly: coderId !== undefined,
  })
  const rows = rowsOfRound(services, { projectId, roundId }, async function* (transcript, key) {
    const toRow = memoRows(context, transcript)
    for await (const noted of streamMemos(services.db, key, coderId)) yield toRow(noted)
  })
  return csvDownload(memosName(name), rows, memoColumns, excel ? memoWordColumns : undefined)
}

/**
 * All that people said about the transcripts of a round, one row a comment.
 *
 * @throws {DomainError} `not-permitted` to whoever may not read it, as in a blind round that is not revealed
 */
export async function commentsCsv(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: z.input<typeof NotesRequest> = {},
): Promise<Download> {
  const { excel } = checked(NotesRequest, given)
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  requireMay(member, { may: 'discuss', round: roundFacts(round) })
  await takeExport(services, person, roundId, 'comments')
  const members = await listMembers(services.db, projectId)
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  await recordExport(services, person, projectId, { roundId, file: 'comments' })
  const context = { project: member.project.name, round: round.name }
  const rows = rowsOfRound(services, { projectId, roundId }, async function* (transcript, key) {
    const toRows = commentRows(context, transcript, nameOf)
    for (let after: string | undefined; ; ) {
      const { talks, next } = await listTalks(services.db, key, { after, most: commentsAtOnce })
      for (const talk of talks) yield* toRows(talk)
      if (next === null) break
      after = next
    }
  })
  const wordColumns = excel ? commentWordColumns : undefined
  return csvDownload(commentsName(round.name), rows, commentColumns, wordColumns)
}

function recordExport(
  { db }: Services,
  person: Person,
  projectId: string,
  about: { roundId: string; file: string; ownOnly?: boolean },
): Promise<void> {
  return recordEvent(db, { projectId, personId: person.id, kind: 'exported', about })
}

type StoredTranscript = NonNullable<Awaited<ReturnType<typeof readTranscript>>>

/** Transcript by transcript, so that one is in memory at once. */
async function* rowsOfRound(
  { db }: Services,
  { projectId, roundId }: { projectId: string; roundId: string },
  rowsOf: (
    transcript: StoredTranscript,
    key: { projectId: string; roundId: string; transcriptId: string },
  ) => AsyncGenerator<Cell[]>,
): AsyncGenerator<Cell[]> {
  for (const { transcriptId } of await listShares(db, projectId, roundId)) {
    const transcript = await readTranscript(db, projectId, transcriptId)
    if (transcript !== undefined) yield* rowsOf(transcript, { projectId, roundId, transcriptId })
  }
}

/** @param wordColumns those that a spreadsheet is to take for words; absent: not meant for one */
function csvDownload(
  fileName: string,
  rows: AsyncGenerator<Cell[]>,
  columns: readonly string[],
  wordColumns: ReadonlySet<string> | undefined,
): Download {
  const excel = wordColumns === undefined ? {} : { excel: { wordColumns } }
  return { fileName, contentType: csvType, stream: csvStream(rows, { columns, ...excel }) }
}
