/** So many draws are reckoned at a time, each in a lane of its own. */
export const lanes = 8

/** Numbers that hold the lanes three at a time: the last one holds two. */
export const triples = 3

/** What one lane of three may come to: 3 x 17 bits are fewer than the 53 that a double has for whole numbers. */
export const mostOfLane = 2 ** 17

/** How often each cluster came in each of eight draws, the one that is never drawn last. Whole numbers. */
export class Times {
  /** Clusters x triples: three lanes in one number, so that one addition adds up three draws, to the last digit. */
  readonly three: Float64Array
  /** The most that came in one lane, all clusters together. */
  most = 0

  /** @param each clusters x lanes; what is changed there counts once `joined` was called */
  constructor(readonly each: Float64Array) {
    this.three = new Float64Array((each.length / lanes) * triples)
    this.joined()
  }

  /** Puts lanes together again after they were changed. */
  joined(): void {
    const { each, three } = this
    const sums = new Float64Array(lanes)
    for (let from = 0, into = 0; from < each.length; from += lanes, into += triples) {
      for (let lane = 0; lane < lanes; lane++) sums[lane]! += each[from + lane]!
      three[into] = join(each[from]!, each[from + 1]!, each[from + 2]!)
      three[into + 1] = join(each[from + 3]!, each[from + 4]!, each[from + 5]!)
      three[into + 2] = join(each[from + 6]!, each[from + 7]!, 0)
    }
    this.most = Math.max(...sums)
  }
}

function join(first: number, second: number, third: number): number {
  return first + mostOfLane * (second + mostOfLane * third)
}

/** Takes three lanes apart again. @param into where the first of them goes */
export function takeApart(sum: number, sums: Float64Array, into: number): void {
  const upper = Math.floor(sum / mostOfLane)
  const third = Math.floor(upper / mostOfLane)
  sums[into] = sum - upper * mostOfLane
  sums[into + 1] = upper - third * mostOfLane
  sums[into + 2] = third
}
