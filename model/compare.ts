/** Orders ids and codes the same on every machine, whatever its language: by their UTF-16 units. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

// The same on every machine and in every language, so that no export differs by where it is made.
const names = new Intl.Collator('en', { numeric: true })

/** Orders names as people read them: without regard to case and accents where others differ, round 2 before round 10. */
export function compareNames(a: string, b: string): number {
  return names.compare(a, b)
}
