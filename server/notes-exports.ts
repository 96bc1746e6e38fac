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
  const { name: project } = member.project
  const { name, visibility } = round
  const codebook = await codebookOf(services, member, round)
  const about = { roundId, file: 'memos', ownOnly: coderId !== undefined }
  await recordEvent(services.db, { projectId, personId: person.id, kind: 'exported', about })
  async function* rows(): AsyncGenerator<Cell[]> {
    for (const { transcriptId } of await listShares(services.db, projectId, roundId)) {
      const transcript = await readTranscript(services.db, projectId, transcriptId)
      if (transcript === undefined) continue
      const toRow = memoRows({ project, round: name, visibility, codebook }, transcript)
      const key = { projectId, roundId, transcriptId }
      for await (const noted of streamMemos(services.db, key, coderId)) yield toRow(noted)
    }
  }
  return {
    fileName: memosName(name),
    contentType: csvType,
    stream: csvStream(rows(), {
      columns: memoColumns,
      ...(excel ? { excel: { wordColumns: memoWordColumns } } : {}),
    }),
  }
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
  const about = { roundId, file: 'comments' }
  await recordEvent(services.db, { projectId, personId: person.id, kind: 'exported', about })
  const context = { project: member.project.name, round: round.name }
  async function* rows(): AsyncGenerator<Cell[]> {
    for (const { transcriptId } of await listShares(services.db, projectId, roundId)) {
      const transcript = await readTranscript(services.db, projectId, transcriptId)
      if (transcript === undefined) continue
      const toRows = commentRows(context, transcript, nameOf)
      const key = { projectId, roundId, transcriptId }
      for (let after: string | undefined; ; ) {
        const { talks, next } = await listTalks(services.db, key, { after, most: commentsAtOnce })
        for (const talk of talks) yield* toRows(talk)
        if (next === null) break
        after = next
      }
    }
  }
  return {
    fileName: commentsName(round.name),
    contentType: csvType,
    stream: csvStream(rows(), {
      columns: commentColumns,
      ...(excel ? { excel: { wordColumns: commentWordColumns } } : {}),
    }),
  }
}
