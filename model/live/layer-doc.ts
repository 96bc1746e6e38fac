import * as Y from 'yjs'
import { CodedSpan, inReadingOrder } from '../span.ts'
import type { EntryChange, EntryChanges } from './entry-change.ts'
import { OrderedEntries } from './ordered-entries.ts'

/** Names of what may stand at the top of the document; an update that names another is refused. */
export const layerRoots = ['codedSpans', 'memos'] as const

/**
 * The Yjs document of one layer. No other file names its keys:
 *
 *   codedSpans: Y.Map<span id, CodedSpan>
 *   memos:      Y.Map<'transcript' | 'turn:N' | 'code:ID', text>
 *
 * A coded span is one plain object, replaced whole, so no peer sees half of it.
 */
export function layerDoc(doc: Y.Doc) {
  const codedSpans = doc.getMap<unknown>('codedSpans')
  const memos = doc.getMap<unknown>('memos')
  let kept: ReturnType<typeof keptUpFrom> | undefined
  // From the first reading or observing on: who only writes leaves nothing behind that listens to the document.
  const reading = () => (kept ??= keptUpFrom(codedSpans, memos))
  return {
    doc,
    /**
     * Well-formed coded spans in reading order; the same array, and the same objects, until something changes. What
     * a peer wrote and does not parse is left out, not trusted.
     */
    codedSpans: (): readonly CodedSpan[] => reading().ordered.all(),
    /** Reads what changed bit by bit, so that it is not read all at once when it is asked for. */
    reading: (): Generator<void> => reading().ordered.reading(),
    get: (id: string): CodedSpan | undefined => CodedSpan.safeParse(codedSpans.get(id)).data,
    /** Whether a span or memo is there, or was and was taken out: Yjs remembers by key. */
    hasHeld: (key: string): boolean => codedSpans._map.has(key) || memos._map.has(key),
    put: (span: CodedSpan): void => void codedSpans.set(span.id, CodedSpan.parse(span)),
    remove: (id: string): void => codedSpans.delete(id),
    /** Makes the layer equal to `spans` in one transaction; what is equal already is left alone. */
    replace: (spans: readonly CodedSpan[]): void =>
      doc.transact(() => {
        const wanted = new Map(spans.map((span) => [span.id, CodedSpan.parse(span)]))
        for (const id of codedSpans.keys()) if (!wanted.has(id)) codedSpans.delete(id)
        for (const [id, span] of wanted) {
          if (JSON.stringify(codedSpans.get(id)) !== JSON.stringify(span)) codedSpans.set(id, span)
        }
      }),
    /** What is to change so that the layer equals `spans`: what goes, then what comes. */
    changesTo: (spans: readonly CodedSpan[]): EntryChanges => changesTo(codedSpans, spans),
    /** What is to change so that the layer has all of `spans`; what stands under their ids stays. */
    changesToHave: (spans: readonly CodedSpan[]): EntryChanges => changesToHave(codedSpans, spans),
    memo: (about: string): string => {
      const text = memos.get(about)
      return typeof text === 'string' ? text : ''
    },
    setMemo: (about: string, text: string): void =>
      text === '' ? memos.delete(about) : void memos.set(about, text),
    /** Memos by what they are about; the same map until something changes. */
    memos: (): ReadonlyMap<string, string> => reading().memos(),
    /**
     * Calls back after every change of coded spans or memos, with whether it was made on this very copy.
     *
     * @returns how to stop
     */
    observe: (changed: (isOwn: boolean) => void): (() => void) => {
      // Before whoever listens: what they read then is as it stands.
      reading()
      const listen = (_: unknown, { local }: Y.Transaction) => changed(local)
      codedSpans.observe(listen)
      memos.observe(listen)
      return () => {
        codedSpans.unobserve(listen)
        memos.unobserve(listen)
      }
    },
    /**
     * Calls back with the keys that each change made on this very copy touched, with its origin, and with
     * what stood under a key before.
     *
     * @returns how to stop
     */
    observeOwn: (
      changed: (
        touched: { spans: readonly string[]; memos: readonly string[] },
        origin: unknown,
        before: (key: string) => unknown,
      ) => void,
    ): (() => void) => {
      reading()
      const stops = [codedSpans, memos].map((root) => {
        const listen = (event: Y.YMapEvent<unknown>, { local, origin }: Y.Transaction) => {
          const keys = [...event.keysChanged] as string[]
          if (!local) return
          changed(
            root === codedSpans ? { spans: keys, memos: [] } : { spans: [], memos: keys },
            origin,
            (key) => event.changes.keys.get(key)?.oldValue,
          )
        }
        root.observe(listen)
        return () => root.unobserve(listen)
      })
      return () => {
        for (const stop of stops) stop()
      }
    },
    /** Undo of one's own acts alone: those made in a transaction whose origin is in `origins`. */
    undoManager: (origins: ReadonlySet<unknown>): Y.UndoManager =>
      new Y.UndoManager([codedSpans, memos], {
        trackedOrigins: new Set(origins),
        captureTimeout: 0,
      }),
  }
}

export type LayerDoc = ReturnType<typeof layerDoc>

/** What is read of a layer, kept up by what changes in its document. */
function keptUpFrom(codedSpans: Y.Map<unknown>, memos: Y.Map<unknown>) {
  const ordered = new OrderedEntries(
    codedSpans,
    (value) => CodedSpan.safeParse(value).data ?? null,
    inReadingOrder,
  )
  let read: ReadonlyMap<string, string> | undefined
  memos.observe(() => (read = undefined))
  return {
    ordered,
    memos: (): ReadonlyMap<string, string> =>
      (read ??= new Map(
        [...memos.entries()].filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      )),
  }
}

function* changesTo(
  codedSpans: Y.Map<unknown>,
  spans: readonly CodedSpan[],
): Generator<EntryChange | null> {
  const wanted = new Map<string, CodedSpan>()
  for (const span of spans) {
    wanted.set(span.id, span)
    yield null
  }
  for (const key of codedSpans.keys()) {
    yield wanted.has(key) ? null : { root: 'codedSpans', key, value: undefined }
  }
  for (const [key, value] of wanted) {
    const isSame = JSON.stringify(codedSpans.get(key)) === JSON.stringify(value)
    yield isSame ? null : { root: 'codedSpans', key, value }
  }
}

function* changesToHave(
  codedSpans: Y.Map<unknown>,
  spans: readonly CodedSpan[],
): Generator<EntryChange | null> {
  for (const span of spans) {
    const { id: key } = span
    yield codedSpans.has(key) ? null : { root: 'codedSpans', key, value: CodedSpan.parse(span) }
  }
}
