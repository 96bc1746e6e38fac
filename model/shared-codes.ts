import { firstWhere } from './in-order.ts'
import { overlaps, type Span } from './span.ts'

/** A code that somebody gave to a stretch of text. */
export interface GivenCode {
  span: Span & { code: string }
  /** Whose it is; `null`: one's own. */
  coder: string | null
}

/** Of a coded span: whether all coders have its code in all of it, in a part of it, or nowhere in it. */
export type Shared = 'all' | 'part' | 'none'

export type SharedIn = (span: Span & { code: string }) => Shared

/**
 * How far coders share the codes that they gave in one text. As where coders are compared, a stretch is agreed on
 * where every one of them has the same code over it. Kept up by what goes and comes: of a code only the stretch
 * that changed is worked out anew.
 */
export class SharedCodes<Given extends GivenCode> {
  private readonly compared: ReadonlySet<string | null>
  private readonly given = new Map<string, Set<Given>>()
  /** By code, in order, none touching the next. */
  private readonly shared = new Map<string, readonly Span[]>()

  /** @param coders all who are compared; of a single one nothing is shared */
  constructor(coders: Iterable<string | null>) {
    this.compared = new Set(coders)
  }

  /** How far all share the code of a span there. */
  readonly in: SharedIn = ({ code, start, end }) => {
    const stretches = this.shared.get(code) ?? []
    const first = stretches[firstWhere(stretches.length, (at) => stretches[at]!.end > start)]
    if (first === undefined || first.start >= end) return 'none'
    return first.start <= start && first.end >= end ? 'all' : 'part'
  }

  /**
   * @param gone what came before and is no longer given
   * @returns what is given where something changed, each once: what is shared there may be another answer now
   */
  change(gone: readonly Given[], come: readonly Given[]): Given[] {
    const places = new Map<string, Span>()
    for (const one of gone) {
      this.given.get(one.span.code)?.delete(one)
      widen(places, one)
    }
    for (const one of come) {
      const given = this.given.get(one.span.code)
      if (given === undefined) this.given.set(one.span.code, new Set([one]))
      else given.add(one)
      widen(places, one)
    }
    return [...places].flatMap(([code, place]) => this.settle(code, place))
  }

  private settle(code: string, place: Span): Given[] {
    const there = [...(this.given.get(code) ?? [])].filter(({ span }) => overlaps(span, place))
    const before = this.shared.get(code) ?? []
    const compared = there.filter(({ coder }) => this.compared.has(coder))
    this.shared.set(
      code,
      joined([
        ...before.flatMap(({ start, end }) => stretch(start, Math.min(end, place.start))),
        ...(this.compared.size > 1 ? sharedBy(compared, this.compared.size, place) : []),
        ...before.flatMap(({ start, end }) => stretch(Math.max(start, place.end), end)),
      ]),
    )
    return there
  }
}

/** Widens the place of a code by that of one span of it. */
function widen(places: Map<string, Span>, { span: { code, start, end } }: GivenCode): void {
  const place = places.get(code) ?? { start, end }
  places.set(code, { start: Math.min(place.start, start), end: Math.max(place.end, end) })
}

function stretch(start: number, end: number): Span[] {
  return start < end ? [{ start, end }] : []
}

/** Stretches in order, those that touch as one. */
function joined(stretches: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const { start, end } of stretches) {
    const last = all.at(-1)
    if (last?.end === start) all[all.length - 1] = { start: last.start, end }
    else all.push({ start, end })
  }
  return all
}

/** Stretches of a place over which so many coders have a span, in order. */
function sharedBy(given: readonly GivenCode[], coders: number, place: Span): Span[] {
  const bounds = given
    .flatMap(({ coder, span }) => [
      { at: Math.max(span.start, place.start), coder, step: 1 },
      { at: Math.min(span.end, place.end), coder, step: -1 },
    ])
    .sort((a, b) => a.at - b.at || b.step - a.step)
  const open = new Map<string | null, number>()
  const found: Span[] = []
  let since: number | null = null
  for (const { at, coder, step } of bounds) {
    const left = (open.get(coder) ?? 0) + step
    if (left === 0) open.delete(coder)
    else open.set(coder, left)
    if (open.size === coders) since ??= at
    else if (since !== null) {
      found.push(...stretch(since, at))
      since = null
    }
  }
  return found
}
