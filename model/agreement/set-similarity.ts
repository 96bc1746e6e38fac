import { type SetDistance, setDistance } from './set-distance.ts'

/**
 * Which sets have a code in common, found by code: most sets of a codebook share none, and to look at every
 * pair would cost the square of their number.
 */
export class SharedCodes {
  private readonly setsWith: number[][] = []
  private readonly common: Int32Array
  private readonly met: number[] = []

  constructor(private readonly sets: readonly Uint16Array[]) {
    this.common = new Int32Array(sets.length)
    sets.forEach((set, number) => {
      for (const code of set) (this.setsWith[code] ??= []).push(number)
    })
  }

  /**
   * Visits every other set that has a code in common with set `s`, in an order that what the sets hold
   * decides alone.
   *
   * @param visit told the set and how many codes it has in common with `s`
   */
  visit(s: number, visit: (t: number, common: number) => void): void {
    const { sets, setsWith, common, met } = this
    met.length = 0
    for (const code of sets[s]!) {
      const others = setsWith[code]!
      for (let i = 0; i < others.length; i++) {
        const t = others[i]!
        if (common[t]!++ === 0) met.push(t)
      }
    }
    for (let i = 0; i < met.length; i++) {
      const t = met[i]!
      if (t !== s) visit(t, common[t]!)
      common[t] = 0
    }
  }

  /** The same for those with a higher number alone: each two sets are met once. */
  visitLater(s: number, visit: (t: number, common: number) => void): void {
    const { sets, setsWith, common, met } = this
    met.length = 0
    for (const code of sets[s]!) {
      const others = setsWith[code]!
      for (let i = others.length - 1; i >= 0 && others[i]! > s; i--) {
        const t = others[i]!
        if (common[t]!++ === 0) met.push(t)
      }
    }
    for (let i = 0; i < met.length; i++) {
      const t = met[i]!
      visit(t, common[t]!)
      common[t] = 0
    }
  }

  /** How near two sets that share codes are by a distance: 1 less the distance. */
  nearness(kind: SetDistance, s: number, t: number, common: number): number {
    return 1 - setDistance(kind, this.sets[s]!.length, this.sets[t]!.length, common)
  }
}
