import { randomInt } from 'node:crypto'
import type { Transaction } from 'kysely'
import type * as Y from 'yjs'
import type { DiscussionKey } from '#db/discussion-key.ts'
import type { DiscussionChange } from '#db/discussions.ts'
import type { Database } from '#db/schema.ts'
import type { Comment } from '#model/discussion.ts'
import { DomainError, isDomainError } from '#model/errors.ts'
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
import { may } from '#model/rights.ts'
import type { Person } from '../../services.ts'
import type { Work } from '../committing/commit.ts'
import type { Standing } from '../rights/permission.ts'
import { refusal } from '../rights/refusal.ts'
import type { Loaded } from '../stored/storing.ts'
import { writeEntries } from '../updates/applying.ts'
import type { Effect } from '../updates/effect.ts'
import { effectOfEntries } from '../updates/entries.ts'
import { atOnce, type Steps } from '../updates/slices.ts'
import { correctionsOf, type Entries } from './discussion-corrections.ts'
import { discussionEvents } from './discussion-events.ts'
import { requireSpace } from './discussion-space.ts'
import { DurableRoom } from './durable-room.ts'
import type { RoomContext } from './room-context.ts'
import type { Settle } from './stored-room.ts'
import { type Arrival, type Mark, nothingMore } from './written-room.ts'

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
    this.requireThreadsStay(touched.get('threads') ?? new Set())
    const put = new Map(entries.map(({ root, key, value }) => [`${root}/${key}`, value]))
    for (const id of touched.get('comments') ?? []) {
      const before = this.comment(id)
      if (before !== undefined && !put.has(`comments/${id}`)) requireOwn(id, before, writer)
    }
    const mayTakeBack = (author: string) => this.mayTakeBack(writer, author)
    let looked = 0
    const added = { threads: 0, comments: 0 }
    for (const { root, key, value } of entries) {
      if (++looked % perStep === 0) yield
      if (root === 'threads') {
        checkThread(this.ground, key, value, writer)
        added.threads++
      } else if (root === 'comments') {
        const before = this.comment(key)
        const { thread } = checkComment(key, value, { writer, before, mayTakeBack })
        this.requireThread(thread, put, key)
        if (before === undefined) added.comments++
      } else {
        checkResolution(key, value, writer)
        this.requireThread(key, put, key)
      }
    }
    const [first] = entries
    if (first === undefined) return
    requireSpace(this.maps, { writer, ...added, entryId: first.key }, this.limits)
  }

  protected override requireStill({ touched }: Pick<Effect, 'touched'>, writer: string): void {
    this.requireThreadsStay(touched.get('threads') ?? new Set())
    for (const id of touched.get('comments') ?? []) {
      const before = this.comment(id)
      if (before === undefined || this.mayTakeBack(writer, before.by)) continue
      requireOwn(id, before, writer)
    }
  }

  private mayTakeBack(personId: string, author: string): boolean {
    const { roles, round } = this.standing
    const own = roles.get(personId)
    if (own === undefined || round === undefined) return false
    return may({ id: personId, roles: own }, { may: 'take-back-comment', round, author })
  }

  /** Takes in what was checked, and puts right what its writer cannot know. */
  protected override put(
    person: Person,
    apply: () => Uint8Array,
    effect: Pick<Effect, 'clients' | 'touched'>,
    arrival: Arrival,
  ): void {
    const before = this.standingWhere(effect)
    super.put(person, apply, effect, arrival)
    const { clock, limits } = this.context
    const after = this.standingWhere(effect)
    const right = correctionsOf(before, after, clock.now(), limits.clockOffMs)
    if (right.length === 0) return
    const clientId = this.ids.ownIdOf(person.id, randomInt(1, 2 ** 32))
    const { touched } = atOnce(effectOfEntries(right))
    const write = () => writeEntries(this.doc, clientId, right)
    const { rightsVersion } = arrival
    const under = rightsVersion === undefined ? {} : { rightsVersion }
    // Nobody did what the server puts right.
    super.put(person, write, { clients: [clientId], touched }, { ...under, isRecorded: false })
  }

  /** Two who wrote under one id, or resolved one thread, at two servers: whoever was stored first did. */
  protected override requireCompatible({ entries, touched }: Pick<Effect, 'entries' | 'touched'>) {
    const waiting = this.queue.rows()
    for (const { root, key, value } of entries) {
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
    for (const key of touched.get('resolutions') ?? []) {
      if (!waiting.some(({ resolutions }) => resolutions.has(key))) continue
      throw new DomainError(
        'conflict',
        'Somebody else resolved this thread, or opened it again, a moment before. Look at it again.',
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

  // biome-ignore lint/correctness/useYield: there is nothing to look at
  protected *foreseeing(): Steps<Mark> {
    return nothingMore
  }

  protected prepare(effect: Pick<Effect, 'touched'>): Settle {
    const before = this.standingWhere(effect)
    return (by) => {
      const after = this.standingWhere(effect)
      this.follow(after.threads, (rows) => rows.threads, by)
      this.follow(after.comments, (rows) => rows.comments, by)
      this.follow(after.resolutions, (rows) => rows.resolutions, by)
      // What another process stored, it has recorded.
      if (by === null) return []
      return discussionEvents(this.discussion, by.personId, before, after)
    }
  }

  private standingWhere({ touched }: Pick<Effect, 'touched'>): Entries {
    const of = <T>(root: DiscussionRoot) =>
      new Map(
        [...(touched.get(root) ?? [])].map((key) => [
          key,
          this.maps[root].get(key) as T | undefined,
        ]),
      )
    return { threads: of('threads'), comments: of('comments'), resolutions: of('resolutions') }
  }

  private comment(id: string): Comment | undefined {
    return this.maps.comments.get(id) as Comment | undefined
  }

  /** Whoever is no lead any more has taken nothing back that is not stored yet. */
  override async underRightsNow(work: Work): Promise<Work | DomainError> {
    const now = await super.underRightsNow(work)
    if (isDomainError(now)) return now
    for (const comment of now.rows.comments.values()) {
      const by = comment?.takenBackBy
      if (by !== undefined && !this.mayTakeBack(by, comment!.by)) return refusal('not-permitted')
    }
    return now
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
