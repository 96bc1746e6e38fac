import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type * as Y from 'yjs'
import type { AuditEvent } from '#db/audit.ts'
import type { LayerChange } from '#db/layers.ts'
import type { LargeRemoval } from '#db/removals.ts'
import type { Database } from '#db/schema.ts'
import { DomainError } from '#model/errors.ts'
import type { LayerName } from '#model/live/document-name.ts'
import { checkCodedSpan, checkLayerMemo, type LayerGround } from '#model/live/layer-check.ts'
import { layerRoots } from '#model/live/layer-doc.ts'
import type { LayerKey } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import type { Work } from '../committing/commit.ts'
import type { Standing } from '../rights/permission.ts'
import type { Loaded } from '../stored/storing.ts'
import type { Effect } from '../updates/effect.ts'
import type { Steps } from '../updates/slices.ts'
import { DurableRoom } from './durable-room.ts'
import type { RoomContext } from './room-context.ts'

/** What became of coded spans: `undefined` for one that is gone. */
export type SpanChanges = ReadonlyMap<string, CodedSpan | undefined>

/** One coder's layer on one transcript in one round. */
export class LayerRoom extends DurableRoom {
  protected readonly roots = layerRoots
  readonly layer: LayerKey
  private readonly spans: Y.Map<unknown>
  private readonly memos: Y.Map<unknown>
  private spanCount: number
  /** Rows that are to follow the document, as they stand after the updates queued now. */
  private dirtySpans = new Map<string, CodedSpan | undefined>()
  private dirtyMemos = new Map<string, string | undefined>()
  private dirtyRemovals: LargeRemoval[] = []
  /** The same of the work that is being committed. */
  private takenSpans = new Map<string, CodedSpan | undefined>()
  private takenMemos = new Map<string, string | undefined>()
  private takenRemovals: LargeRemoval[] = []

  /** @param changed told of every change of coded spans, at once */
  constructor(
    name: LayerName,
    standing: Standing,
    loaded: Loaded,
    context: RoomContext,
    private readonly ground: LayerGround,
    private readonly changed: (room: LayerRoom, changes: SpanChanges) => void,
  ) {
    super(name, standing, loaded, context)
    const { roundId, transcriptId, coderId } = name
    this.layer = { projectId: standing.projectId, roundId, transcriptId, coderId }
    this.spans = loaded.doc.getMap('codedSpans')
    this.memos = loaded.doc.getMap('memos')
    this.spanCount = this.spans.size
  }

  /** All coded spans as they stand; each was checked when it came. */
  codedSpans(): IterableIterator<[string, CodedSpan]> {
    return this.spans.entries() as IterableIterator<[string, CodedSpan]>
  }

  protected *checking(effect: Effect): Steps<void> {
    const { spansAcrossTurns } = this.standing
    const ground = { ...this.ground, spansAcrossTurns }
    for (const [index, { root, key, value }] of effect.entries.entries()) {
      if (index % 32 === 31) yield
      if (root === 'memos') checkLayerMemo(ground, key, value)
      else checkCodedSpan(ground, key, value, this.spans.get(key) as CodedSpan | undefined)
    }
    const added = effect.entries.filter(
      ({ root, key }) => root === 'codedSpans' && !this.spans.has(key),
    )
    if (added.length > 0 && this.spanCount + added.length > this.limits.spansPerTranscript) {
      throw new DomainError('too-large', 'This layer holds as many coded spans as it can.', {
        entryId: added[0]!.key,
      })
    }
  }

  protected prepare({
    touched,
  }: Pick<Effect, 'touched'>): (personId: string | null) => readonly AuditEvent[] {
    const spanIds = [...(touched.get('codedSpans') ?? [])]
    const before = new Map<string, CodedSpan>()
    for (const id of spanIds) {
      const span = this.spans.get(id) as CodedSpan | undefined
      if (span !== undefined) before.set(id, span)
    }
    const countBefore = this.spanCount
    return (personId) => {
      const changes = new Map<string, CodedSpan | undefined>()
      for (const id of spanIds) changes.set(id, this.spans.get(id) as CodedSpan | undefined)
      for (const [id, span] of changes) {
        this.spanCount += Number(span !== undefined) - Number(before.has(id))
        follow(this.dirtySpans, this.takenSpans, id, span, personId !== null)
      }
      for (const about of touched.get('memos') ?? []) {
        const memo = this.memos.get(about) as string | undefined
        follow(this.dirtyMemos, this.takenMemos, about, memo, personId !== null)
      }
      if (changes.size > 0) this.changed(this, changes)
      const removed = [...before.values()].filter(({ id }) => !this.spans.has(id))
      if (!this.isLarge(removed.length, countBefore)) return []
      if (personId !== null) return [this.markRemoval(personId, removed, countBefore)]
      // Another process marked it in the commit that stored it: it can be read, and brought back.
      this.askAgain()
      return []
    }
  }

  private isLarge(removed: number, of: number): boolean {
    const { largeRemovalSpans, largeRemovalPercent } = this.limits
    return removed > largeRemovalSpans && removed * 100 > of * largeRemovalPercent
  }

  /** Deletions made offline arrive together, meant or not: they are kept, so that they can be undone. */
  private markRemoval(personId: string, spans: readonly CodedSpan[], of: number): AuditEvent {
    const removed = spans.length
    const { projectId, roundId, transcriptId, coderId } = this.layer
    const id = randomUUID()
    this.dirtyRemovals.push({ id, layer: this.layer, spans, of })
    const about = { roundId, transcriptId, coderId, removal: id, removed, of }
    return { projectId, personId, kind: 'large-removal', about }
  }

  protected takeRows(): void {
    this.takenSpans = this.dirtySpans
    this.takenMemos = this.dirtyMemos
    this.takenRemovals = this.dirtyRemovals
    this.dirtySpans = new Map()
    this.dirtyMemos = new Map()
    this.dirtyRemovals = []
  }

  override committed(work: Work, before: number): void {
    super.committed(work, before)
    // Now it can be read, and brought back.
    if (this.takenRemovals.length > 0) this.askAgain()
  }

  async rowsOf(trx: Transaction<Database>, work: Work, before: number): Promise<LayerChange> {
    await this.catchUp(trx, before)
    const spans = [...this.takenSpans]
    const memos = [...this.takenMemos]
    return {
      layer: this.layer,
      rightsVersion: work.rightsVersion,
      put: spans.flatMap(([, span]) => span ?? []),
      removed: spans.filter(([, span]) => span === undefined).map(([id]) => id),
      memos: memos.flatMap(([about, memo]) => (memo === undefined ? [] : { about, memo })),
      removedMemos: memos.filter(([, memo]) => memo === undefined).map(([about]) => about),
      largeRemovals: this.takenRemovals,
    }
  }
}

/**
 * A row that waits to be written follows the document: also where another process wrote the same entry
 * meanwhile, and the document decided between the two. What only that process touched, it has written.
 */
function follow<T>(
  dirty: Map<string, T>,
  taken: Map<string, T>,
  key: string,
  value: T,
  isOurs: boolean,
): void {
  if (isOurs || dirty.has(key)) dirty.set(key, value)
  if (!isOurs && taken.has(key)) taken.set(key, value)
}
