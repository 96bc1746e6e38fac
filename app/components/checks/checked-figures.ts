import checked from './checked-figures.json'

/** A coefficient whose figures other programs give as well. */
export interface CheckedFigure {
  /** Its key, as in the API. */
  name: string
  /** How many figures were held against others: values, errors, ends of intervals. */
  figures: number
  programs: readonly string[]
}

/** A figure that a paper prints. */
export interface PrintedFigure {
  paper: string
  name: string
  /** The code or category that it is of; absent: of all. */
  part?: string
  printed: number
  /** What Parley computes from the paper's data. */
  ours: number
}

/** A test makes the file anew from the reference cases and holds it against this one. */
export const checkedFigures: readonly CheckedFigure[] = checked.figures
export const printedFigures: readonly PrintedFigure[] = checked.printed
