import type { Transaction } from 'kysely'
import type * as Y from 'yjs'
import type { AuditEvent, AuditKind } from '#db/audit.ts'
import type { DiscussionKey } from '#db/discussion-key.ts'
import type { DiscussionChange } from '#db/discussions.ts'
import type { Database } from '#db/schema.ts'
import type { Comment, Resolution, Thread } from '#model/discussion.ts'
import { DomainError } from '#model/errors.ts'
import {
  checkComment,
  checkResolution,
  checkThread,
  type DiscussionGround,
  isSameComment,
  requireOwn,
} from '#model/live/discussion-check.ts'
import { type DiscussionRoot, discussionRoots } from '#model/live/discussion-doc.ts'
import type { DiscussionName } from '#model/live/document-name.ts'
import type { Work } from '../committing/commit.ts'
import type { Standing } from '../rights/permission.ts'
import type { Loaded } from '../stored/storing.ts'
import type { Effect } from '../updates/effect.ts'
import type { Steps } from '../updates/slices.ts'
import { DurableRoom } from './durable-room.ts'
import type { RoomContext } from './room-context.ts'
import type { Settle, Writer } from './stored-room.ts'
import { type Mark, nothingMore } from './written-room.ts'

/** Entries that are looked at before others may have their turn. */
const perStep = 32

/** What people say about one transcript in one round. */
export class DiscussionRoom extends DurableRoom {
  protected readonly roots = discussionRoots
  private readonly discussion: DiscussionKey
  private readonly maps: Record<DiscussionRoot, Y.Map<unknown>>

  constructor(
    name: DiscussionName,
    standing: Standing,
    loaded: Loaded,
    context: RoomContext,
    private readonly ground: DiscussionGround,
  ) {
    super(name, standing, loaded, context)
    const { roundId, transcriptId } = name
    this.discussion = { projectId: standing.projectId, roundId, transcriptId }
    this.maps = {
      threads: loaded.doc.getMap('threads'),
      comments: loaded.doc.getMap('comments'),
      resolutions: loaded.doc.getMap('resolutions'),
    }
  }

  protected *checking(
    { entries, touched }: Pick<Effect, 'entries' | 'touched'>,
    writer: string,
  ): Steps<void> {
    this.requireStill({ touched }, writer)
    const put = new Map(entries.map(({ root, key, value }) => [`${root}/${key}`, value]))
    let looked = 0
    const added = { threads: 0, comments: 0 }
    for (const { root, key, value } of entries) {
      if (++looked % perStep === 0) yield
      if (root === 'threads') {
        checkThread(this.ground, key, value, writer)
        added.threads++
      } else if (root === 'comments') {
        const before = this.maps.comments.get(key) as Comment | undefined
        const { thread } = checkComment(key, value, writer, before)
        this.requireThread(thread, put, key)
        if (before === undefined) added.comments++
      } else {
        checkResolution(key, value, writer)
        this.requireThread(key, put, key)
      }
    }
    this.requireRoom(added, entries[0]?.key)
  }

  protected override requireStill({ touched }: Pick<Effect, 'touched'>, writer: string): void {
    this.requireThreadsStay(touched.get('threads') ?? new Set())
    for (const id of touched.get('comments') ?? []) {
      const before = this.maps.comments.get(id) as Comment | undefined
      if (before !== undefined) requireOwn(id, before, writer)
    }
  }

  /** Two who wrote under one id at two servers: whoever was stored first keeps it. */
  protected override requireCompatible(stored: Effect['entries']): void {
    const waiting = this.queue.rows()
    for (const { root, key, value } of stored) {
      const contradicts = waiting.some(({ threads, comments }) => {
        if (root === 'threads') return threads.has(key)
        const own = root === 'comments' ? comments.get(key) : undefined
        return own !== undefined && !isSameComment(own, value as Comment)
      })
      if (!contradicts) continue
      throw new DomainError(
        'conflict',
        'Somebody else wrote under the same id a moment before. What was sent is not stored: send it again.',
        { entryId: key },
      )
    }
  }

  /** What people said stands under a thread: it goes from the page with their last words, and never moves. */
  private requireThreadsStay(touched: ReadonlySet<string>): void {
    for (const id of touched) {
      if (!this.maps.threads.has(id)) continue
      throw new DomainError('invalid-input', 'A thread stays as it was put.', { entryId: id })
    }
  }

  private requireThread(id: string, put: ReadonlyMap<string, unknown>, entryId: string): void {
    if (this.maps.threads.has(id) || put.has(`threads/${id}`)) return
    throw new DomainError('invalid-input', 'There is no such thread to answer to.', { entryId })
  }

  private requireRoom(
    added: Readonly<Record<'threads' | 'comments', number>>,
    entryId: string | undefined,
  ): void {
    const most = this.limits.commentsPerTranscript
    for (const root of ['threads', 'comments'] as const) {
      if (added[root] === 0 || this.maps[root].size + added[root] <= most) continue
      const extras = entryId === undefined ? {} : { entryId }
      throw new DomainError('too-large', 'Here is said as much as there is room for.', extras)
    }
  }

  // biome-ignore lint/correctness/useYield: there is nothing to look at
  protected *foreseeing(): Steps<Mark> {
    return nothingMore
  }

  protected prepare({ touched }: Pick<Effect, 'touched'>): Settle {
    const of = (root: DiscussionRoot) => this.standingOf(root, touched.get(root) ?? [])
    const before = { comments: of('comments'), resolutions: of('resolutions') }
    return (by) => {
      const threads = of('threads') as Map<string, Thread | undefined>
      const comments = of('comments') as Map<string, Comment | undefined>
      const resolutions = of('resolutions') as Map<string, Resolution | undefined>
      this.follow(threads, (rows) => rows.threads, by)
      this.follow(comments, (rows) => rows.comments, by)
      this.follow(resolutions, (rows) => rows.resolutions, by)
      // What another process stored, it has recorded.
      if (by === null) return []
      const wasSaid = (id: string) => before.comments.get(id) !== undefined
      const wasResolved = (id: string) => before.resolutions.get(id) !== undefined
      return [
        ...[...threads.values()]
          .filter((thread) => thread !== undefined)
          .map(({ id }) => this.event(by, 'thread-opened', { thread: id })),
        ...[...comments]
          .filter(([comment]) => wasSaid(comment))
          .map(([comment, value]) =>
            this.event(by, value === undefined ? 'comment-removed' : 'comment-changed', {
              comment,
            }),
          ),
        ...[...resolutions]
          .filter(([thread, value]) => wasResolved(thread) !== (value !== undefined))
          .map(([thread, value]) =>
            this.event(by, value === undefined ? 'thread-reopened' : 'thread-resolved', { thread }),
          ),
      ]
    }
  }

  private standingOf(root: DiscussionRoot, keys: Iterable<string>): Map<string, unknown> {
    return new Map([...keys].map((key) => [key, this.maps[root].get(key)]))
  }

  private event({ personId }: Writer, kind: AuditKind, what: Record<string, string>): AuditEvent {
    const { projectId, roundId, transcriptId } = this.discussion
    return { projectId, personId, kind, about: { roundId, transcriptId, ...what } }
  }

  async rowsOf(trx: Transaction<Database>, work: Work, before: number): Promise<DiscussionChange> {
    await this.catchUp(trx, before)
    const { threads, comments, resolutions } = work.rows
    return {
      discussion: this.discussion,
      threads: [...threads.values()].filter((thread) => thread !== undefined),
      comments: [...comments.values()].filter((comment) => comment !== undefined),
      removedComments: [...comments].flatMap(([id, value]) => (value === undefined ? [id] : [])),
      resolutions: [...resolutions].map(([thread, resolution = null]) => ({ thread, resolution })),
    }
  }

  /** Who is there is told in the room of the transcript. */
  protected override hasPresence(): boolean {
    return false
  }
}
