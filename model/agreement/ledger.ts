/** Coded spans left out because somebody chose so, in the first place that fits. */
export interface LeftOut {
  transcriptNotChosen: number
  coderNotChosen: number
  codeNotChosen: number
}

/**
 * What figures used and what they had to leave out, and why. Everything that went in is in exactly one
 * place: `balanced` checks it.
 */
export interface Ledger {
  /** Coded spans on units. */
  spans: LeftOut & {
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
    /** On units, but on none as the rule of overlap asks. */
    belowRule: number
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
  continuum: LeftOut & {
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
      spans.used +
        spans.single +
        spans.notCodable +
        spans.outsideTurns +
        spans.belowRule +
        spans.incomplete +
        notChosen(spans),
    ],
    ['units', units.in, units.compared + units.single + units.unrated],
    [
      'free spans',
      continuum.in,
      continuum.used +
        continuum.merged +
        continuum.single +
        continuum.incomplete +
        notChosen(continuum),
    ],
  ]
  for (const [what, given, found] of places) {
    if (given !== found) throw new Error(`The ledger of ${what} has ${found} of ${given}.`)
  }
  return ledger
}

function notChosen({ transcriptNotChosen, coderNotChosen, codeNotChosen }: LeftOut): number {
  return transcriptNotChosen + coderNotChosen + codeNotChosen
}

const nothingLeftOut: LeftOut = { transcriptNotChosen: 0, coderNotChosen: 0, codeNotChosen: 0 }

/** A ledger of nothing yet but what was left out by choice. */
export function emptyLedger(leftOut = nothingLeftOut): Ledger {
  const out = notChosen(leftOut)
  return {
    spans: {
      in: out,
      used: 0,
      repeated: 0,
      single: 0,
      notCodable: 0,
      outsideTurns: 0,
      belowRule: 0,
      incomplete: 0,
      ...leftOut,
    },
    units: { in: 0, compared: 0, single: 0, unrated: 0 },
    turns: { notCodable: 0, empty: 0 },
    continuum: { in: out, used: 0, merged: 0, single: 0, incomplete: 0, ...leftOut },
    missing: [],
  }
}

/** The ledger of both together. */
export function added(one: Ledger, other: Ledger): Ledger {
  return {
    spans: summed(one.spans, other.spans),
    units: summed(one.units, other.units),
    turns: summed(one.turns, other.turns),
    continuum: summed(one.continuum, other.continuum),
    missing: [...one.missing, ...other.missing],
  }
}

function summed<T extends { [K in keyof T]: number }>(one: T, other: T): T {
  const names = Object.keys(one) as (keyof T)[]
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as T
}
