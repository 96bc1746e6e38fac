import checked from './checked-figures.json'

/** A coefficient whose figures other programs give as well. */
export interface CheckedFigure {
  /** Its key, as in the API. */
  name: string
  /** How many figures were held against others: values, errors, ends of intervals. */
  figures: number
  programs: readonly string[]
}

/** Why a figure is not the printed one, rounded; or why one that a reader looks for beside it is not there. */
const printNotes = ['book', 'fleissParts', 'quotient', 'unexplained', 'kappaNotSeen'] as const

/** A figure that a paper prints. */
export interface PrintedFigure {
  paper: string
  /** Which of the paper’s examples it is of, as the paper numbers or names them. */
  example?: string
  /** What the example is made of: units, or spans where it is of spans. */
  data: { coders: number; units?: number; spans?: number; categories: number; missing: number }
  name: string
  /** The code or category that it is of; absent: of all. */
  part?: string
  printed: number
  /** With how many decimals it is printed, where it ends in a 0 that a number does not keep. */
  decimals?: number
  /** What Parley computes from the paper's data. */
  ours: number
  note?: (typeof printNotes)[number]
}

/** A test makes the file anew from the reference cases and holds it against this one. */
export const checkedFigures: readonly CheckedFigure[] = checked.figures
/**
 * How many figures are held against other programs, against a closed form or by hand, and against the
 * second program alone.
 */
export const heldFigures: Readonly<Record<'programs' | 'derived' | 'alone', number>> = checked.held
export const printedFigures = checked.printed as readonly PrintedFigure[]

/** So many decimals does a paper print. */
export function decimalsOf({
  printed,
  decimals,
}: Pick<PrintedFigure, 'printed' | 'decimals'>): number {
  return decimals ?? String(printed).split('.')[1]?.length ?? 0
}

/** Whether what comes out here is what is printed, rounded as it is there. */
export function isPrinted(figure: Pick<PrintedFigure, 'printed' | 'decimals' | 'ours'>): boolean {
  return Math.abs(figure.ours - figure.printed) <= 0.5 * 10 ** -decimalsOf(figure) + 1e-9
}
