/**
 * Size of a largest matching of a bipartite graph, by shortest augmenting paths, all of one length at a time:
 * `O(edges * sqrt(nodes))`, walked without recursion.
 *
 * @param edges for each node of the one side those of the other it may be matched with
 * @param others nodes of the other side
 * @param isOver asked now and then; once it says so there is no answer
 * @returns `null` when time is over
 * @see Hopcroft & Karp (1973), An n^5/2 algorithm for maximum matchings in bipartite graphs
 */
export function largestMatching(
  edges: readonly (readonly number[])[],
  others: number,
  isOver: () => boolean,
): number | null {
  const partner = new Int32Array(edges.length).fill(-1)
  const partnerOf = new Int32Array(others).fill(-1)
  const depth = new Int32Array(edges.length)
  const next = new Int32Array(edges.length)
  const line = new Int32Array(edges.length)

  /** Steps from the nearest free node to each, as far as the nearest free one of the other side. */
  const isAnyReached = (): boolean => {
    let [taken, waiting] = [0, 0]
    depth.fill(-1)
    partner.forEach((other, node) => {
      if (other >= 0) return
      depth[node] = 0
      line[waiting++] = node
    })
    let last = Number.POSITIVE_INFINITY
    while (taken < waiting) {
      const node = line[taken++]!
      if (depth[node]! > last) break
      for (const other of edges[node]!) {
        const owner = partnerOf[other]!
        if (owner < 0) last = depth[node]!
        else if (depth[owner]! < 0) {
          depth[owner] = depth[node]! + 1
          line[waiting++] = owner
        }
      }
    }
    return last < Number.POSITIVE_INFINITY
  }

  /** Looks for a free partner along those depths, and shifts everybody on the way by one. */
  const findsPartner = (root: number): boolean => {
    const path = [root]
    while (path.length > 0) {
      const node = path.at(-1)!
      const other = edges[node]![next[node]!++]
      if (other === undefined) {
        path.pop()
        continue
      }
      const owner = partnerOf[other]!
      if (owner >= 0) {
        if (depth[owner] === depth[node]! + 1) path.push(owner)
        continue
      }
      for (const step of path.reverse()) {
        const taken = edges[step]![next[step]! - 1]!
        partner[step] = taken
        partnerOf[taken] = step
      }
      return true
    }
    return false
  }

  let size = 0
  while (isAnyReached()) {
    next.fill(0)
    for (let node = 0; node < edges.length; node++) {
      if ((node & 255) === 0 && isOver()) return null
      if (partner[node]! < 0 && findsPartner(node)) size++
    }
  }
  return size
}
