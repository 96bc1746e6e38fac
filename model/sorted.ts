/**
 * How many entries at the beginning of a list are so, where after the first that is not none is. Looks at
 * a few of them, however long the list is.
 */
export function countWhile<T>(list: readonly T[], isSo: (entry: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isSo(list[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
