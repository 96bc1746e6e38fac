import type { ReliabilityData } from './reliability.ts'

/**
 * What each coder rated together with each other one. Most coders completed the same transcripts, so that
 * with many others a coder has the very same ones in common: what is counted there is counted once for all of
 * them, in one column.
 */
export class Partners {
  /** The coder of each column. */
  readonly coders: readonly number[]
  /** Of each unit the place of its transcript. */
  readonly transcriptOf: Int32Array
  private readonly columns = new Map<string, number>()
  /** By transcript and coder, the columns that count there. */
  private readonly counting: readonly (readonly (readonly number[])[])[]

  constructor({ transcripts, units, sets: { ratings } }: ReliabilityData) {
    const { coders: m, values } = ratings
    const places = new Map(transcripts.map((id, place) => [id, place]))
    this.transcriptOf = Int32Array.from(units, ({ transcript }) => places.get(transcript)!)
    // Who rated one unit of a transcript rated all of them.
    const rated = transcripts.map(() => new Uint8Array(m))
    for (let unit = 0; unit < units.length; unit++) {
      const own = rated[this.transcriptOf[unit]!]!
      for (let coder = 0; coder < m; coder++) if (values[unit * m + coder]! >= 0) own[coder] = 1
    }
    const coders: number[] = []
    const counting = transcripts.map(() => Array.from({ length: m }, (): number[] => []))
    const known = new Map<string, number>()
    for (let coder = 0; coder < m; coder++) {
      for (let other = 0; other < m; other++) {
        if (other === coder) continue
        const common = rated.map((own) => own[coder]! & own[other]!)
        const name = `${coder} ${common.join('')}`
        let column = known.get(name)
        if (column === undefined) {
          column = coders.push(coder) - 1
          known.set(name, column)
          for (const [place, both] of common.entries()) {
            if (both === 1) counting[place]![coder]!.push(column)
          }
        }
        this.columns.set(`${coder} ${other}`, column)
      }
    }
    this.coders = coders
    this.counting = counting
  }

  /** The column of what a coder rated together with another one. */
  columnOf(coder: number, other: number): number {
    return this.columns.get(`${coder} ${other}`)!
  }

  /** The columns in which a coder's rating of a unit of this transcript counts. */
  countingAt(transcript: number, coder: number): readonly number[] {
    return this.counting[transcript]![coder]!
  }
}
