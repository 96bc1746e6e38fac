/** A span's place down the page, in pixels from the top of the text: from its first line to its last. */
export interface StripeBox {
  key: string
  top: number
  bottom: number
}

export interface StripeRoom {
  /** Pixels from one lane to the next. */
  laneWidth: number
  /** Pixels beside the text. */
  width: number
  /** Below this many pixels a name could not be read, and is left out. */
  leastTagWidth: number
  tagHeight: number
}

export interface StripeLayout {
  stripes: (StripeBox & { x: number })[]
  tags: { key: string; x: number; top: number; width: number }[]
  /** Where lanes ran out: how many stripes are not drawn from there on. */
  more: { top: number; x: number; count: number }[]
}

/**
 * Puts stripes side by side where they share a line, names beside them, names dropped first.
 *
 * @param boxes in reading order
 * @param before the lane each stripe had last time: it keeps it while it can, so nothing jumps
 * @returns where things are; `lanes` is to be handed in the next time
 */
export function layOutStripes(
  boxes: readonly StripeBox[],
  room: StripeRoom,
  before: ReadonlyMap<string, number> = new Map(),
): StripeLayout & { lanes: Map<string, number> } {
  const lanes = packLanes(boxes, before)
  const fitting = Math.floor(room.width / room.laneWidth)
  const needed = 1 + Math.max(-1, ...lanes.values())
  // Where lanes run out, two make room for the “+k” that says so.
  const mostLanes = Math.max(1, needed > fitting ? fitting - 2 : fitting)
  const layout: StripeLayout = { stripes: [], tags: [], more: [] }
  const tags: number[] = []

  for (const cluster of clustersOf(boxes)) {
    const deepest = Math.max(...cluster.map((box) => lanes.get(box.key)!))
    const tagX = Math.min(deepest + 1, mostLanes) * room.laneWidth + 4
    const tagWidth = room.width - tagX
    const hidden: StripeBox[] = []
    for (const box of cluster) {
      const lane = lanes.get(box.key)!
      if (lane >= mostLanes) {
        hidden.push(box)
        continue
      }
      layout.stripes.push({ ...box, x: lane * room.laneWidth })
      if (tagWidth < room.leastTagWidth || deepest >= mostLanes) continue
      let top = box.top
      while (tags.some((taken) => Math.abs(taken - top) < room.tagHeight)) top += room.tagHeight
      // A name that would stand below its stripe would be read as another's.
      if (top > Math.max(box.bottom - room.tagHeight, box.top + room.tagHeight)) continue
      tags.push(top)
      layout.tags.push({ key: box.key, x: tagX, top, width: tagWidth })
    }
    for (const run of clustersOf(hidden)) {
      layout.more.push({ top: run[0]!.top, x: mostLanes * room.laneWidth, count: run.length })
    }
  }
  return { ...layout, lanes }
}

/** The lane of each box, from 0: two boxes of one lane never share a line. */
export function packLanes(
  boxes: readonly StripeBox[],
  before: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const lanes = new Map<string, number>()
  const reached: number[] = []
  const isFree = (lane: number, top: number) => (reached[lane] ?? Number.NEGATIVE_INFINITY) <= top
  for (const box of [...boxes].sort(byTop)) {
    let lane = before.get(box.key) ?? 0
    if (!isFree(lane, box.top)) {
      lane = 0
      while (!isFree(lane, box.top)) lane++
    }
    reached[lane] = box.bottom
    lanes.set(box.key, lane)
  }
  return lanes
}

/** Groups of boxes that hang together down the page. */
function clustersOf(boxes: readonly StripeBox[]): StripeBox[][] {
  const clusters: StripeBox[][] = []
  let reached = Number.NEGATIVE_INFINITY
  for (const box of [...boxes].sort(byTop)) {
    if (box.top >= reached) clusters.push([])
    clusters.at(-1)!.push(box)
    reached = Math.max(reached, box.bottom)
  }
  return clusters
}

function byTop(a: StripeBox, b: StripeBox): number {
  return a.top - b.top || b.bottom - a.bottom || (a.key < b.key ? -1 : 1)
}
