import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useStore } from '#app/live/use-store.ts'
import type { CodedSpan } from '#model/span.ts'
import type { LayerHistory, LayerThen } from '#server/layer-history.ts'

/** So long after an act of one's own the list is asked for anew, where it is open. */
const afterActMs = 1_200
const savedWithinMs = 5_000

/** What was done in one's own layer, and how it stood at a moment that was chosen. */
export interface OwnLayerHistory {
  acts: LayerHistory['items']
  /** Since when single acts are kept, in ISO 8601; `null` where all are. */
  keptSince: string | null
  hasMore: boolean
  isLoading: boolean
  /** Why it could not be had, in words. */
  problem: string | null
  /** Number of the act after which the layer is shown; `null`: as it is now. */
  shown: number | null
  earlier: LayerThen | null
  setOpen: (open: boolean) => void
  more: () => void
  show: (act: number) => void
  backToNow: () => void
}

const noSpans: readonly CodedSpan[] = []
const noMemos: ReadonlyMap<string, string> = new Map()
const nothing: LayerHistory = { items: [], next: null, keptSince: null }

export function useLayerHistory(session: LayerSession | null): OwnLayerHistory {
  const { t } = useTranslation('workspace')
  const [isOpen, setOpen] = useState(false)
  const [listed, setListed] = useState(nothing)
  const [isLoading, setLoading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [moment, setMoment] = useState<{ act: number; earlier: LayerThen } | null>(null)
  const spans = useStore(session?.spans, noSpans)
  const memos = useStore(session?.memos, noMemos)
  const asked = useRef(0)

  const ask = useCallback(
    async <T>(query: string, use: (answer: T) => void) => {
      const turn = ++asked.current
      setLoading(true)
      const answer = await fetchHistory<T>(query)
      // What was asked for since is what is wanted.
      if (turn !== asked.current) return
      setLoading(false)
      setProblem('problem' in answer ? (answer.problem ?? t('history.unreachable')) : null)
      if ('found' in answer) use(answer.found)
    },
    [t],
  )

  const wasOpen = useRef(false)
  useEffect(() => {
    const isOpening = isOpen && !wasOpen.current
    wasOpen.current = isOpen
    if (!isOpen || session === null) return
    const timer = setTimeout(
      async () => {
        await session.whenSaved(savedWithinMs).catch(() => undefined)
        void ask<LayerHistory>('', (newest) => setListed((before) => joined(newest, before)))
      },
      isOpening ? 0 : afterActMs,
    )
    return () => clearTimeout(timer)
  }, [isOpen, session, spans, memos, ask])

  return useMemo(
    () => ({
      acts: listed.items,
      keptSince: listed.keptSince,
      hasMore: listed.next !== null,
      isLoading,
      problem,
      shown: moment?.act ?? null,
      earlier: moment?.earlier ?? null,
      setOpen,
      more: () => {
        if (listed.next === null) return
        void ask<LayerHistory>(`?before=${listed.next}`, (older) =>
          setListed({ ...older, items: [...listed.items, ...older.items] }),
        )
      },
      show: (act) => void ask<LayerThen>(`?act=${act}`, (earlier) => setMoment({ act, earlier })),
      backToNow: () => setMoment(null),
    }),
    [listed, isLoading, problem, moment, ask],
  )
}

/** The newest acts, with the older ones that were listed already. */
function joined(newest: LayerHistory, before: LayerHistory): LayerHistory {
  const oldest = newest.items.at(-1)?.sequence
  const older = before.items.filter(({ sequence }) => oldest !== undefined && sequence < oldest)
  if (older.length === 0 || newest.next === null) return newest
  return { ...newest, items: [...newest.items, ...older], next: before.next }
}

/** @returns `problem: null` where the server cannot be reached */
async function fetchHistory<T>(query: string): Promise<{ found: T } | { problem: string | null }> {
  try {
    const path = location.pathname.replace(/\/$/, '')
    const answer = await fetch(`${path}/history${query}`, { redirect: 'manual' })
    if (answer.ok) return { found: (await answer.json()) as T }
    const { problem } = (await answer.json()) as { problem: { message: string } }
    return { problem: problem.message }
  } catch {
    return { problem: null }
  }
}
