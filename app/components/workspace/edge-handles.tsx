import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useStore } from '#app/live/use-store.ts'
import { spanEdges } from '#app/text/boxes.ts'
import { dragEdge } from '#app/text/drag-edge.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'
import type { CodedSpan, Span } from '#model/span.ts'
import { bothEnds } from '#model/text.ts'
import { classes } from '../classes.ts'
import styles from './edge-handles.module.css'
import type { Edge } from './span-inspector.tsx'

/** So near to the top or bottom of the pane the text scrolls along, so many pixels a frame. */
const scrollZonePx = 48
const scrollStepPx = 10
/** Characters at each end of the words that are shown while an edge is dragged. */
const quotedCharacters = 36

interface Dragging {
  edge: Edge
  span: Span
}

/**
 * Both edges of the span one works at, to be dragged by mouse or finger: by words, with Alt by
 * characters. Keys and buttons of the inspector do the same, so this is for pointers alone.
 */
export function EdgeHandles({
  span,
  view,
  reading,
  scroller,
  mayCrossTurns,
  onStart,
  onMove,
}: {
  span: CodedSpan
  view: TextView
  reading: ReadingText
  scroller: RefObject<HTMLElement>
  mayCrossTurns: boolean
  onStart: () => void
  onMove: (range: Span) => void
}) {
  const resting = useStore(view.edges, null)
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  const drag = (edge: Edge) => (event: PointerEvent) => {
    if (event.button !== 0) return
    event.preventDefault()
    onStart()
    const page = view.page
    page.dataset.dragging = ''
    let dragged: Span = span
    let at = { x: event.clientX, y: event.clientY, words: !event.altKey }
    let frame = 0
    const follow = () => {
      const offset = view.blocks.offsetAt(at.x, at.y) ?? view.blocks.nearestTo(at.x, at.y)
      if (offset === null) return
      dragged = dragEdge(reading, span, edge, offset, {
        words: at.words,
        acrossTurns: mayCrossTurns,
      })
      view.setSelection(dragged)
      setDragging({ edge, span: dragged })
    }
    const scroll = () => {
      frame = requestAnimationFrame(scroll)
      const pane = scroller.current?.getBoundingClientRect()
      if (pane === undefined) return
      const isAbove = at.y < pane.top + scrollZonePx
      if (!isAbove && at.y < pane.bottom - scrollZonePx) return
      scroller.current?.scrollBy(0, isAbove ? -scrollStepPx : scrollStepPx)
      follow()
    }
    const move = ({ clientX: x, clientY: y, altKey }: globalThis.PointerEvent) => {
      at = { x, y, words: !altKey }
      follow()
    }
    const end = (isMeant: boolean) => {
      stop.current?.()
      if (isMeant && (dragged.start !== span.start || dragged.end !== span.end)) onMove(dragged)
    }
    const up = () => end(true)
    const cancel = () => end(false)
    const leave = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return
      pressed.stopPropagation()
      end(false)
    }
    stop.current = () => {
      stop.current = null
      cancelAnimationFrame(frame)
      delete page.dataset.dragging
      document.removeEventListener('pointermove', move)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', cancel)
      document.removeEventListener('keydown', leave, true)
      view.setSelection(null)
      setDragging(null)
    }
    document.addEventListener('pointermove', move)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', cancel)
    document.addEventListener('keydown', leave, true)
    frame = requestAnimationFrame(scroll)
  }

  const edges =
    dragging === null
      ? resting
      : spanEdges(view.blocks, view.page.getBoundingClientRect(), dragging.span)
  if (edges === null) return null
  return (
    <div className={styles.edges} aria-hidden="true">
      {(['start', 'end'] as const).map((edge) => (
        <div
          key={edge}
          data-apart
          data-edge={edge}
          className={classes(
            styles.handle,
            (edge === 'start') !== edges.isRightToLeft ? styles.left : styles.right,
          )}
          style={{ left: edges[edge].x, top: edges[edge].top, height: edges[edge].height }}
          onPointerDown={drag(edge)}
        />
      ))}
      {dragging !== null && (
        <div
          className={styles.words}
          dir="auto"
          style={{ left: edges[dragging.edge].x, top: edges[dragging.edge].top }}
        >
          {bothEnds(reading.quote(dragging.span), quotedCharacters)}
        </div>
      )}
    </div>
  )
}
