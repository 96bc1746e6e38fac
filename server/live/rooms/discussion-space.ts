import type { Comment, Thread } from '#model/discussion.ts'
import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'

/** What stands in a discussion, by its keys. */
interface Standing {
  threads: ReadonlyMap<string, unknown>
  comments: ReadonlyMap<string, unknown>
}

/** What a change would add. */
interface Added {
  writer: string
  threads: number
  comments: number
  /** Key of its first entry. */
  entryId: string
}

/**
 * Holds what is added against how much may be said about a transcript. Threads count while words stand in them;
 * of one person all that they opened, so that nobody uses them up by opening and taking back.
 *
 * @throws {DomainError} `too-large`
 */
export function requireSpace(
  { threads, comments }: Standing,
  { writer, entryId, ...added }: Added,
  { commentsPerTranscript: most, commentsPerPerson: mostOfOne }: Limits,
): void {
  if (added.threads + added.comments === 0) return
  const said = ([...comments.values()] as Comment[]).filter(
    ({ takenBackBy }) => takenBackBy === undefined,
  )
  const spokenIn = new Set(said.map(({ thread }) => thread)).size
  const isFull =
    said.length + added.comments > most || (added.threads > 0 && spokenIn + added.threads > most)
  if (isFull) {
    throw new DomainError(
      'too-large',
      'As much is said about this transcript as there is room for. Take back what is not needed any more.',
      { entryId },
    )
  }
  const own = said.filter(({ by }) => by === writer).length
  if (added.comments > 0 && own + added.comments > mostOfOne) {
    throw new DomainError(
      'too-large',
      'You have said as much about this transcript as one person can. Take back what is not needed any more.',
      { entryId },
    )
  }
  const opened = ([...threads.values()] as Thread[]).filter(({ by }) => by === writer).length
  if (added.threads > 0 && opened + added.threads > mostOfOne) {
    throw new DomainError(
      'too-large',
      'You have opened as many threads on this transcript as one person can. Answer in one that is there.',
      { entryId },
    )
  }
}
