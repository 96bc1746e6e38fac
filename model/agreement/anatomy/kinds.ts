/**
 * What a disagreement is about. One coder has a code in a place (a unit, a position) and another coder has
 * it not; the first kind that fits is the one it is of:
 *
 * - `other_code`: the one without it has, on text that overlaps the span of the one with it there, a rival
 *   of the code (see `rivals.ts`) which the one with it has not there
 * - `boundary`: the one without it has a span of the code that overlaps or touches that span, but does not
 *   reach into the place
 * - `missed`: more than half of the coders who completed the transcript have the code there
 * - `extra`: fewer than half of them
 * - `one_sided`: exactly half, and so always with two coders
 */
export const kinds = ['other_code', 'boundary', 'missed', 'extra', 'one_sided'] as const
export type Kind = (typeof kinds)[number]
export type ByKind = Record<Kind, number>

/** Places of the kinds in their list, for typed arrays. */
export const kindNumber = Object.fromEntries(kinds.map((kind, place) => [kind, place])) as ByKind

/** What it is when neither another code nor a boundary explains it. */
export function kindByNumbers(having: number, coders: number): number {
  if (2 * having > coders) return kindNumber.missed
  return 2 * having < coders ? kindNumber.extra : kindNumber.one_sided
}

/** One figure a kind. */
export function byKind(figure: (kind: number) => number): ByKind {
  return Object.fromEntries(kinds.map((kind, place) => [kind, figure(place)])) as ByKind
}

/** The kind of the largest figure; of equal ones the first in the list. */
export function mostOf(figures: ByKind): Kind {
  return kinds.reduce((most, kind) => (figures[kind] > figures[most] ? kind : most))
}

/** The kinds that are largest, in the order of the list: several where they are equal but for rounding. */
export function largestKinds(figures: ByKind): Kind[] {
  const most = figures[mostOf(figures)]
  return kinds.filter((kind) => most - figures[kind] <= 1e-12 * most)
}

/** Sum over the kinds, always in the same order. */
export function sumOf(figures: ByKind): number {
  return kinds.reduce((sum, kind) => sum + figures[kind], 0)
}
