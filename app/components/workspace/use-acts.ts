import { uuidv4 } from 'lib0/random'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerSession } from '#app/live/layer-session.ts'
import { type Act, memoAct } from '#app/live/own-history.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import { countWords, crossesTurns, moveEdge } from '#app/text/snap.ts'
import type { MemoAbout } from '#model/memo-about.ts'
import type { CodedSpan, Span } from '#model/span.ts'
import { notify } from '../toasts.tsx'
import type { Codes } from './codes.ts'
import type { Edge } from './span-inspector.tsx'

/** What a coder does to the own layer. Each is one act: one step of undo, said in words. */
export interface Acts {
  /** @returns the new span */
  add: (range: Span, code: string) => CodedSpan
  remove: (span: CodedSpan) => void
  changeCode: (span: CodedSpan, code: string) => void
  moveEdge: (span: CodedSpan, edge: Edge, direction: 1 | -1) => void
  /** The same span on other words, as an edge was dragged. */
  moveTo: (span: CodedSpan, range: Span) => void
  setMemo: (span: CodedSpan, memo: string) => void
  /** A memo on the transcript, a turn or a code; an empty one is taken out. */
  writeMemo: (about: MemoAbout, memo: string) => void
  setSlot: (span: CodedSpan, key: string, value: string | number | undefined) => void
  setUnsure: (span: CodedSpan, unsure: boolean) => void
  undo: () => void
  redo: () => void
}

/** What a coder may do to the layer of `session`; `null` where that is nothing. */
export function useActs(
  session: LayerSession | null,
  reading: ReadingText,
  codes: Codes,
  mayCrossTurns: boolean,
  announce: (said: string) => void,
  undoPast: () => boolean,
): Acts | null {
  const { t } = useTranslation('workspace')
  return useMemo(() => {
    if (session === null) return null
    const nameOf = (code: string | undefined) =>
      code === undefined ? '' : (codes.byId.get(code)?.code.name ?? code)

    /** Writes a changed span; the newest state of it is what changes, not what was on screen. */
    const change = (span: CodedSpan, act: Act['kind'], made: (now: CodedSpan) => CodedSpan) => {
      const now = session.get(span.id)
      if (now === undefined) return
      session.do({ kind: act, code: now.code }, (layer) => layer.put(made(now)))
    }
    const moveTo = (span: CodedSpan, { start, end }: Span) => {
      change(span, 'move-edge', (latest) => ({ ...latest, start, end }))
      announce(t('announce.edgeMoved', { quote: reading.quote({ start, end }) }))
    }
    const step = (direction: 'undo' | 'redo') => {
      const act = session[direction]()
      if (act === null) {
        // Nothing is left of this visit: on with what was done before it.
        if (direction === 'redo' || !undoPast()) announce(t(`acts.nothing.${direction}`))
        return
      }
      const said = t(`acts.${direction}.${act.kind}`, { code: nameOf(act.code), turn: act.turn })
      notify({ title: said, of: 'undo' })
      announce(said)
    }

    return {
      add: (range, code) => {
        const span: CodedSpan = {
          id: uuidv4(),
          start: range.start,
          end: range.end,
          code,
          memo: '',
          slots: {},
          createdAt: new Date().toISOString(),
        }
        session.do({ kind: 'add', code }, (layer) => layer.put(span))
        announce(
          t('announce.added', {
            code: nameOf(code),
            count: countWords(reading.quote(range), reading.language),
          }),
        )
        return span
      },
      remove: (span) => {
        session.do({ kind: 'remove', code: span.code }, (layer) => layer.remove(span.id))
        const said = t('announce.removed', { code: nameOf(span.code) })
        announce(said)
        notify({ title: said, undo: { label: t('acts.takeBack'), act: () => step('undo') } })
      },
      changeCode: (span, code) => {
        const slots = codes.byId.get(code)?.code.slots ?? []
        change(span, 'change-code', (now) => ({
          ...now,
          code,
          // Only what the other code asks for as well can stay.
          slots: Object.fromEntries(
            Object.entries(now.slots).filter(([key, value]) =>
              slots.some(
                (slot) =>
                  slot.key === key &&
                  (slot.kind === 'scale'
                    ? typeof value === 'number' && slot.values?.includes(value)
                    : typeof value === 'string'),
              ),
            ),
          ),
        }))
        announce(t('announce.changed', { code: nameOf(code) }))
      },
      moveEdge: (span, edge, direction) => {
        const now = session.get(span.id)
        if (now === undefined) return
        const moved = moveEdge(reading, now, edge, direction)
        if (moved === null || (!mayCrossTurns && crossesTurns(reading, moved))) {
          return announce(t('announce.edgeStays'))
        }
        moveTo(span, moved)
      },
      moveTo,
      setMemo: (span, memo) => {
        const text = storable(memo)
        if (session.get(span.id)?.memo === text) return
        change(span, 'memo', (now) => ({ ...now, memo: text }))
      },
      writeMemo: (about, memo) => {
        const text = storable(memo)
        if ((session.memos.get().get(about) ?? '') === text) return
        session.do(memoAct(about), (layer) => layer.setMemo(about, text))
      },
      setSlot: (span, key, value) =>
        change(span, 'slot', (now) => {
          const { [key]: _, ...others } = now.slots
          if (value === undefined) return { ...now, slots: others }
          const kept = typeof value === 'string' ? storable(value) : value
          return { ...now, slots: { ...others, [key]: kept } }
        }),
      setUnsure: (span, unsure) =>
        change(span, 'unsure', ({ unsure: _, ...now }) =>
          unsure ? { ...now, unsure: true } : now,
        ),
      undo: () => step('undo'),
      redo: () => step('redo'),
    }
  }, [session, reading, codes, mayCrossTurns, announce, undoPast, t])
}

/** Without the characters that no database holds; a paste may bring them along. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
