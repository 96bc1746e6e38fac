import type { Comment, Resolution, Talk, Thread } from '#model/discussion.ts'
import type { DomainErrorCode } from '#model/errors.ts'
import type { Refusal } from '#model/live/closing.ts'
import { type DiscussionDoc, discussionDoc } from '#model/live/discussion-doc.ts'
import { type ConnectionState, connecting, type LiveDocument, openDocument } from './connection.ts'
import { Store } from './store.ts'

/** A page whose id another one has, or whose document was rebuilt, dials anew after this while. */
const pauseMs = 1_000
/** A page that is left waits so long for the last acknowledgement. */
const leaveWithinMs = 3_000
/** Refusals in a row that a new start may mend. */
const mostFreshStarts = 3

/** Refusals that are not about what was written: it waits, and is written into the document as it then is. */
const passing: readonly DomainErrorCode[] = ['stale-epoch', 'conflict', 'too-many-requests']

/** Words that the server did not take. */
export interface RefusedWords {
  text: string
  code: DomainErrorCode
}

interface Act {
  /** What was said, for whoever wrote it to copy; `null` where nothing was. */
  text: string | null
  /** Ids of the entries that it writes. */
  entries: readonly string[]
  write: (discussion: DiscussionDoc) => void
}

/** What people say about one transcript in one round, live, and what of one's own is not stored yet. */
export class DiscussionSession {
  readonly talks = new Store<readonly Talk[]>([])
  /** Whether the server's state has arrived. */
  readonly isHere = new Store(false)
  readonly connection = new Store<ConnectionState>(connecting)
  readonly refused = new Store<readonly RefusedWords[]>([])

  private live!: LiveDocument
  private discussion!: DiscussionDoc
  /** What the server has not acknowledged, in order. */
  private pending: Act[] = []
  private stops: (() => void)[] = []
  private freshStarts = 0
  private isClosed = false

  constructor(
    private readonly name: string,
    private readonly personId: string,
  ) {
    this.start()
  }

  /** Opens a thread with what is said first. */
  open(thread: Thread, first: Comment): void {
    const write = (discussion: DiscussionDoc) => {
      // Written again after a fresh start, it may be there: a thread is put once.
      if (discussion.entries().threads.has(thread.id)) discussion.say(first)
      else discussion.open(thread, first)
    }
    this.act({ text: first.text, entries: [thread.id, first.id], write })
  }

  /** Says something in a thread, or puts other words in the place of one's own. */
  say(comment: Comment): void {
    const write = (discussion: DiscussionDoc) => discussion.say(comment)
    this.act({ text: comment.text, entries: [comment.id], write })
  }

  takeBack(commentId: string): void {
    const write = (discussion: DiscussionDoc) => discussion.takeBack(commentId)
    this.act({ text: null, entries: [commentId], write })
  }

  /** Takes back what somebody else said, as a lead. */
  empty(comment: Comment, by: string): void {
    const emptied = { ...comment, text: '', mentions: [], takenBackBy: by }
    const write = (discussion: DiscussionDoc) => discussion.say(emptied)
    this.act({ text: null, entries: [comment.id], write })
  }

  /** @param resolution `null` opens the thread again */
  resolve(threadId: string, resolution: Resolution | null): void {
    const write = (discussion: DiscussionDoc) =>
      resolution === null ? discussion.reopen(threadId) : discussion.resolve(threadId, resolution)
    this.act({ text: null, entries: [threadId], write })
  }

  /** Puts away what the server did not take. */
  forgetRefused(): void {
    this.refused.set([])
  }

  get hasUnsaved(): boolean {
    return this.pending.length > 0
  }

  /**
   * Closes it once the last words are with the server, or when that takes too long.
   *
   * @returns words that the server does not have
   */
  async leave(): Promise<string[]> {
    const { live } = this
    const isLive = live.state.get().link === 'live'
    if (this.hasUnsaved && isLive) await live.whenSaved(leaveWithinMs).catch(() => undefined)
    this.isClosed = true
    this.letGo()
    return wordsOf(this.pending)
  }

  private act(act: Act): void {
    this.pending = [...this.pending, act]
    act.write(this.discussion)
  }

  private start(): void {
    const live = openDocument(this.name, {
      personId: this.personId,
      writes: true,
      onFence: () => {
        const covered = new Set(this.pending)
        return () => {
          this.freshStarts = 0
          this.pending = this.pending.filter((act) => !covered.has(act))
        }
      },
      onRefused: (refusal) => {
        this.refusedBy(refusal)
        return 'stay'
      },
    })
    const discussion = discussionDoc(live.doc)
    this.live = live
    this.discussion = discussion
    this.connection.set(live.state.get())
    this.stops = [
      live.state.subscribe(() => this.connection.set(live.state.get())),
      discussion.observe(() => {
        // What stood there before a fresh start stays on the page until the document is there again.
        if (this.isHere.get()) this.talks.set(discussion.talks())
      }),
    ]
    void live.synced.then(() => {
      if (this.live !== live || this.isClosed) return
      this.isHere.set(true)
      this.talks.set(discussion.talks())
    })
  }

  private letGo(): void {
    for (const stop of this.stops) stop()
    this.live.close()
  }

  private refusedBy({ code, entryId }: Refusal): void {
    if (code === 'not-signed-in') return
    if (!passing.includes(code)) {
      const named = this.pending.filter(
        ({ entries }) => entryId !== null && entries.includes(entryId),
      )
      const gone = named.length > 0 ? named : this.pending
      this.pending = this.pending.filter((act) => !gone.includes(act))
      const words = wordsOf(gone).map((text) => ({ text, code }))
      this.refused.set([...this.refused.get(), ...words])
      // Nothing is named where one may not write, or read, any more.
      if (named.length === 0) return
    }
    if (this.freshStarts++ < mostFreshStarts) setTimeout(() => this.startAnew(), pauseMs)
  }

  /** A document of one's own history would be refused again: what waits goes into a fresh one. */
  private startAnew(): void {
    if (this.isClosed) return
    this.letGo()
    this.isHere.set(false)
    this.start()
    const { live, discussion } = this
    void live.synced.then(() => {
      if (this.live === live) for (const act of this.pending) act.write(discussion)
    })
  }
}

function wordsOf(acts: readonly Act[]): string[] {
  return acts.flatMap(({ text }) => (text === null ? [] : [text]))
}
