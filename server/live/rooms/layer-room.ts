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
import { jsonOfList } from '../../json-list.ts'
import type { Work } from '../committing/commit.ts'
import type { Standing } from '../rights/permission.ts'
import type { Loaded } from '../stored/storing.ts'
import type { Effect } from '../updates/effect.ts'
import type { Steps } from '../updates/slices.ts'
import { DurableRoom } from './durable-room.ts'
import type { RoomContext } from './room-context.ts'
import type { Settle, Writer } from './stored-room.ts'
import { type Mark, nothingMore } from './written-room.ts'

/** What became of coded spans: `undefined` for one that is gone. */
export type SpanChanges = ReadonlyMap<string, CodedSpan | undefined>

/** The coded spans of a layer. */
export interface Spans {
  readonly size: number
  keys(): Iterable<string>
  get(id: string): CodedSpan | undefined
}

/** Entries that are looked at before others may have their turn. */
const perStep = 32

/** One coder's layer on one transcript in one round. */
export class LayerRoom extends DurableRoom {
  protected readonly roots = layerRoots
  readonly layer: LayerKey
  private readonly spans: Y.Map<unknown>
  private readonly memos: Y.Map<unknown>
  private spanCount: number

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

  /** All coded spans as they stand at each moment; each was checked when it came. */
  codedSpans(): Spans {
    return {
      size: this.spanCount,
      keys: () => this.spans.keys(),
      get: (id) => this.spans.get(id) as CodedSpan | undefined,
    }
  }

  protected *checking(effect: Pick<Effect, 'entries' | 'touched'>): Steps<void> {
    const { spansAcrossTurns } = this.standing
    const ground = { ...this.ground, spansAcrossTurns }
    let added = 0
    let first: string | undefined
    for (const [index, { root, key, value }] of effect.entries.entries()) {
      if (index % perStep === perStep - 1) yield
      if (root === 'memos') {
        checkLayerMemo(ground, key, value)
        continue
      }
      const before = this.spans.get(key) as CodedSpan | undefined
      checkCodedSpan(ground, key, value, before)
      if (before !== undefined) continue
      added++
      first ??= key
    }
    const most = this.limits.spansPerTranscript
    if (first === undefined || this.spanCount + added <= most) return
    if (this.spanCount + added - (yield* this.going(effect)).length <= most) return
    throw new DomainError('too-large', 'This layer holds as many coded spans as it can.', {
      entryId: first,
    })
  }

  /** What of the layer a change takes out. */
  private *going({ touched, entries }: Pick<Effect, 'entries' | 'touched'>): Steps<CodedSpan[]> {
    const staying = new Set(entries.map(({ root, key }) => (root === 'codedSpans' ? key : '')))
    const going: CodedSpan[] = []
    let looked = 0
    for (const id of touched.get('codedSpans') ?? []) {
      if (++looked % perStep === 0) yield
      const span = staying.has(id) ? undefined : (this.spans.get(id) as CodedSpan | undefined)
      if (span !== undefined) going.push(span)
    }
    return going
  }

  /** A large removal is marked with its first part: one that is cut short can be brought back as well. */
  protected *foreseeing(effect: Pick<Effect, 'entries' | 'touched'>): Steps<Mark> {
    const of = this.spanCount
    const removed = yield* this.going(effect)
    if (!this.isLarge(removed.length, of)) return nothingMore
    const spans = yield* jsonOfList(removed)
    return (by) => [this.markRemoval(by, { spans, removed: removed.length, of })]
  }

  protected prepare({ touched }: Pick<Effect, 'touched'>, isPart = false): Settle {
    const spanIds = [...(touched.get('codedSpans') ?? [])]
    const before = new Map<string, CodedSpan>()
    for (const id of spanIds) {
      const span = this.spans.get(id) as CodedSpan | undefined
      if (span !== undefined) before.set(id, span)
    }
    const countBefore = this.spanCount
    return (by) => {
      const changes = new Map<string, CodedSpan | undefined>()
      for (const id of spanIds) changes.set(id, this.spans.get(id) as CodedSpan | undefined)
      for (const [id, span] of changes) {
        this.spanCount += Number(span !== undefined) - Number(before.has(id))
      }
      this.follow(changes, (rows) => rows.spans, by)
      const memos = new Map<string, string | undefined>()
      for (const about of touched.get('memos') ?? []) {
        memos.set(about, this.memos.get(about) as string | undefined)
      }
      this.follow(memos, (rows) => rows.memos, by)
      if (changes.size > 0) this.changed(this, changes)
      // What another process stored it has marked, and told of, itself.
      if (isPart || by === null) return []
      const removed = [...before.values()].filter(({ id }) => !this.spans.has(id))
      if (!this.isLarge(removed.length, countBefore)) return []
      const spans = JSON.stringify(removed)
      return [this.markRemoval(by, { spans, removed: removed.length, of: countBefore })]
    }
  }

  private isLarge(removed: number, of: number): boolean {
    const { largeRemovalSpans, largeRemovalPercent } = this.limits
    return removed > largeRemovalSpans && removed * 100 > of * largeRemovalPercent
  }

  /** Deletions made offline arrive together, meant or not: they are kept, so that they can be undone. */
  private markRemoval(
    { personId, rows }: Writer,
    what: Pick<LargeRemoval, 'spans' | 'removed' | 'of'>,
  ): AuditEvent {
    const { projectId, roundId, transcriptId, coderId } = this.layer
    const { removed, of } = what
    const id = randomUUID()
    rows.removals.push({ id, layer: this.layer, ...what })
    const about = { roundId, transcriptId, coderId, removal: id, removed, of }
    return { projectId, personId, kind: 'large-removal', about }
  }

  override committed(work: Work, before: number): void {
    super.committed(work, before)
    // Now it can be read, and brought back.
    if (work.rows.removals.length === 0) return
    this.askAgain()
    this.context.outdated?.(this.document)
  }

  async rowsOf(trx: Transaction<Database>, work: Work, before: number): Promise<LayerChange> {
    await this.catchUp(trx, before)
    const spans = [...work.rows.spans]
    const memos = [...work.rows.memos]
    return {
      layer: this.layer,
      rightsVersion: work.rightsVersion,
      put: spans.flatMap(([, span]) => span ?? []),
      removed: spans.filter(([, span]) => span === undefined).map(([id]) => id),
      memos: memos.flatMap(([about, memo]) => (memo === undefined ? [] : { about, memo })),
      removedMemos: memos.filter(([, memo]) => memo === undefined).map(([about]) => about),
      largeRemovals: work.rows.removals,
    }
  }
}
