/** What a tree needs to know of a code, whether published or still being written. */
export interface Placed {
  id: string
  name?: string | undefined
  parent?: string | undefined
  group?: string | undefined
  exclusive?: string | undefined
  retired?: true | undefined
}

/** One line of the tree: a code, with how many codes it stands under. */
export interface TreeLine<C extends Placed> {
  code: C
  depth: number
}

/** Codes under one heading, `null` for those without. */
export interface TreeGroup<C extends Placed> {
  heading: string | null
  lines: readonly TreeLine<C>[]
}

export interface CodeTree<C extends Placed> {
  groups: readonly TreeGroup<C>[]
  retired: readonly C[]
}

/**
 * Codes as they are shown: under headings, sub-codes indented below their code, retired ones apart.
 *
 * A code whose parent is missing or retired, or that stands under itself while two people edit, is
 * shown without one: nothing disappears.
 */
export function codeTree<C extends Placed>(codes: readonly C[]): CodeTree<C> {
  const active = codes.filter((code) => !code.retired)
  const byId = new Map(active.map((code) => [code.id, code]))
  const children = new Map<string, C[]>()
  const groups = new Map<string | null, TreeLine<C>[]>()
  const roots: C[] = []
  for (const code of active) {
    const parent = parentOf(code, byId)
    if (parent === undefined) roots.push(code)
    else children.set(parent.id, [...(children.get(parent.id) ?? []), code])
  }
  for (const root of roots) {
    const heading = root.group ?? null
    const lines = groups.get(heading) ?? []
    groups.set(heading, lines)
    const stack: TreeLine<C>[] = [{ code: root, depth: 0 }]
    for (let line = stack.pop(); line !== undefined; line = stack.pop()) {
      lines.push(line)
      const below = children.get(line.code.id) ?? []
      for (const code of below.toReversed()) stack.push({ code, depth: line.depth + 1 })
    }
  }
  return {
    groups: [...groups].map(([heading, lines]) => ({ heading, lines })),
    retired: codes.filter((code) => code.retired),
  }
}

export type Move = 'up' | 'down' | 'into' | 'out'

/** What to write so that a code stands elsewhere. An absent `parent` or `group` is left as it is. */
export interface Moved {
  parent?: string | null
  group?: string | null
  places: readonly { id: string; place: number }[]
}

/**
 * Moves a code with all that stands under it one step: up or down among its siblings (past the end of
 * a heading, into the neighbouring one), into the code before it, or out of the one it stands under.
 *
 * @returns `null` where there is no such step
 */
export function moveCode(
  codes: readonly (Placed & { place: number })[],
  id: string,
  move: Move,
): Moved | null {
  const lines = codeTree(codes).groups.flatMap(({ lines }) => lines)
  const index = lines.findIndex((line) => line.code.id === id)
  const line = lines[index]
  if (line === undefined) return null
  const end = endOf(lines, index)
  const before = siblingBefore(lines, index)
  const after = lines[end]?.depth === line.depth ? end : undefined
  const block = lines.slice(index, end).map((one) => one.code.id)
  // Last of the lines under `at`, itself included, those that move left out.
  const last = (at: number) => {
    const stay = lines.slice(at, endOf(lines, at)).filter((one) => !block.includes(one.code.id))
    return stay[stay.length - 1]!.code.id
  }
  switch (move) {
    case 'up': {
      if (before === undefined) return null
      const neighbour = lines[before]!.code
      if (isOtherHeading(line, lines[before]!)) {
        return {
          group: neighbour.group ?? null,
          places: placesFor(codes, block, { after: last(before) }),
        }
      }
      return { places: placesFor(codes, block, { before: neighbour.id }) }
    }
    case 'down': {
      if (after === undefined) return null
      const neighbour = lines[after]!.code
      if (isOtherHeading(line, lines[after]!)) {
        return {
          group: neighbour.group ?? null,
          places: placesFor(codes, block, { before: neighbour.id }),
        }
      }
      return { places: placesFor(codes, block, { after: last(after) }) }
    }
    case 'into': {
      if (before === undefined || isOtherHeading(line, lines[before]!)) return null
      return {
        parent: lines[before]!.code.id,
        group: null,
        places: placesFor(codes, block, { after: last(before) }),
      }
    }
    case 'out': {
      if (line.depth === 0) return null
      const above = lines.findLastIndex((one, at) => at < index && one.depth === line.depth - 1)
      const parent = lines[above]!
      return {
        parent: parent.depth === 0 ? null : (parent.code.parent ?? null),
        group: parent.depth === 0 ? (parent.code.group ?? null) : null,
        places: placesFor(codes, block, { after: last(above) }),
      }
    }
  }
}

/** The last code of those that stand under a code, in the order shown; the code itself where none does. */
export function lastBelow(codes: readonly Placed[], id: string): string {
  const lines = codeTree(codes).groups.flatMap(({ lines }) => lines)
  const index = lines.findIndex((line) => line.code.id === id)
  return index < 0 ? id : lines[endOf(lines, index) - 1]!.code.id
}

/** A place after one code and before the next, for a code that is new. */
export function placeAfter(codes: readonly { id: string; place: number }[], id?: string): number {
  const index = id === undefined ? codes.length - 1 : codes.findIndex((code) => code.id === id)
  const here = codes[index]?.place ?? 0
  const next = codes[index + 1]?.place
  return next === undefined || next <= here ? here + 1 : (here + next) / 2
}

/**
 * Places for a block of codes beside another code, between its neighbours where numbers leave room,
 * else new places for all.
 */
function placesFor(
  codes: readonly { id: string; place: number }[],
  block: readonly string[],
  where: { before: string } | { after: string },
): { id: string; place: number }[] {
  const moving = new Set(block)
  const rest = codes.filter((code) => !moving.has(code.id))
  const anchor = 'before' in where ? where.before : where.after
  const at = rest.findIndex((code) => code.id === anchor) + ('before' in where ? 0 : 1)
  const from = rest[at - 1]?.place
  const to = rest[at]?.place
  const low = from ?? (to ?? 1) - 1 - block.length
  const high = to ?? low + block.length + 1
  const step = (high - low) / (block.length + 1)
  // Below this, sums of halves no longer tell two places apart.
  if (step > 1e-6) return block.map((id, index) => ({ id, place: low + step * (index + 1) }))
  const order = [...rest.slice(0, at).map((code) => code.id), ...block]
  order.push(...rest.slice(at).map((code) => code.id))
  return order.map((id, index) => ({ id, place: index + 1 }))
}

/** Index after the last line that stands under the line at `index`. */
function endOf(lines: readonly TreeLine<Placed>[], index: number): number {
  const depth = lines[index]!.depth
  const end = lines.findIndex((line, at) => at > index && line.depth <= depth)
  return end < 0 ? lines.length : end
}

function siblingBefore(lines: readonly TreeLine<Placed>[], index: number): number | undefined {
  const { depth } = lines[index]!
  const at = lines.findLastIndex((line, place) => place < index && line.depth <= depth)
  return at >= 0 && lines[at]!.depth === depth ? at : undefined
}

function isOtherHeading(one: TreeLine<Placed>, other: TreeLine<Placed>): boolean {
  return one.depth === 0 && (one.code.group ?? null) !== (other.code.group ?? null)
}

/** The code above, unless it is missing, retired, or stands under the code itself. */
function parentOf<C extends Placed>(code: C, byId: ReadonlyMap<string, C>): C | undefined {
  const parent = code.parent === undefined ? undefined : byId.get(code.parent)
  let above = parent
  for (let steps = 0; above !== undefined; steps++) {
    if (above.id === code.id || steps > byId.size) return undefined
    above = above.parent === undefined ? undefined : byId.get(above.parent)
  }
  return parent
}
