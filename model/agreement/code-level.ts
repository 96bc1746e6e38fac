import { codeTree, type Placed } from '../codebook-tree.ts'

/**
 * What each code counts as when the codes below a level of the tree count as the one above them, as the tree
 * is shown: a code whose parent is missing or retired is topmost, and so is a retired one.
 *
 * @param level 0 for the topmost codes alone, 1 for those and the ones directly below
 * @returns by id; codes that the codebook does not know are not in it
 */
export function codesAtLevel(codebook: readonly Placed[], level: number): Map<string, string> {
  const { groups, retired } = codeTree(codebook)
  const counted = new Map(retired.map(({ id }) => [id, id]))
  for (const { lines } of groups) {
    const above: string[] = []
    for (const { code, depth } of lines) {
      above[depth] = code.id
      counted.set(code.id, above[Math.min(depth, level)]!)
    }
  }
  return counted
}
