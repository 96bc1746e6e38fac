/** Orders ids and names the same on every machine, whatever its language: by their UTF-16 units. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
