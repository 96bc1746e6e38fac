import type { Code, Hue } from '#model/codebook.ts'

/** How a code looks: one of twelve hues, and how many codes before it had the same one. */
export interface CodeLook {
  hue: Hue
  /** 0 plain, then 1 to 3 for three patterns over the hue. */
  pattern: 0 | 1 | 2 | 3
}

/**
 * The look of each code by its id, in the order of the codebook: where a hue comes again, a pattern
 * tells the codes apart.
 */
export function codeLooks(codes: readonly Pick<Code, 'id' | 'colour'>[]): Map<string, CodeLook> {
  const seen = new Map<Hue, number>()
  const looks = new Map<string, CodeLook>()
  for (const { id, colour } of codes) {
    const before = seen.get(colour) ?? 0
    looks.set(id, lookAfter(colour, before))
    seen.set(colour, before + 1)
  }
  return looks
}

/** @param before how many codes before it in the codebook have the same hue */
export function lookAfter(hue: Hue, before: number): CodeLook {
  return { hue, pattern: (before % 4) as CodeLook['pattern'] }
}
