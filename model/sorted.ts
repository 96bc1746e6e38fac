import { firstWhere } from './in-order.ts'

/**
 * How many entries at the beginning of a list are so, where after the first that is not none is. Looks at
 * a few of them, however long the list is.
 */
export function countWhile<T>(list: readonly T[], isSo: (entry: T) => boolean): number {
  return firstWhere(list.length, (at) => !isSo(list[at]!))
}
