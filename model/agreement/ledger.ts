/**
 * What figures used and what they had to leave out, and why. Everything that went in is in exactly one
 * place: `balanced` checks it.
 */
export interface Ledger {
  /** Coded spans on units. */
  spans: {
    in: number
    /** On a unit that two coders or more completed. */
    used: number
    /** Of them, those that add nothing: the coder gave the unit this code already. */
    repeated: number
    /** On units that one coder alone completed. */
    single: number
    /** Only in turns of speakers who are not codable. */
    notCodable: number
    /** In no turn's speech: before the first label, on a label, between sentences. */
    outsideTurns: number
    /** In layers not completed. */
    incomplete: number
  }
  units: {
    in: number
    compared: number
    /** Completed by one coder. */
    single: number
    /** Completed by nobody. */
    unrated: number
  }
  /** Turns that are no units. */
  turns: { notCodable: number; empty: number }
  /** Coded spans as free spans on the whole text. */
  continuum: {
    in: number
    used: number
    /** United with an overlapping one of the same code and coder. */
    merged: number
    /** In transcripts that one coder alone completed. */
    single: number
    incomplete: number
  }
  /** Layers not completed: their coder is missing on their transcript. */
  missing: { transcript: string; coder: string; spans: number }[]
}

/** @throws {Error} when something is unaccounted for: a defect of ours, never of the data */
export function balanced(ledger: Ledger): Ledger {
  const { spans, units, continuum } = ledger
  const places: [string, number, number][] = [
    [
      'spans',
      spans.in,
      spans.used + spans.single + spans.notCodable + spans.outsideTurns + spans.incomplete,
    ],
    ['units', units.in, units.compared + units.single + units.unrated],
    [
      'free spans',
      continuum.in,
      continuum.used + continuum.merged + continuum.single + continuum.incomplete,
    ],
  ]
  for (const [what, given, found] of places) {
    if (given !== found) throw new Error(`The ledger of ${what} has ${found} of ${given}.`)
  }
  return ledger
}
