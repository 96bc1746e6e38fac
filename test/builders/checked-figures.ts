import { recompute } from '#model/agreement/cases.ts'
import {
  type CheckedFigure,
  isPrinted,
  type PrintedFigure,
} from '../../app/components/checks/checked-figures.ts'
import type { ReferenceCase } from './reference-cases.ts'

/** What the reference cases call a program, and what it is called. The first that fits. */
const programs: readonly [RegExp, string | null][] = [
  [/^irrCAC/, 'irrCAC 1.4 (R)'],
  [/^dkpro/, 'DKPro Statistics 2.3.1'],
  [/^fast-krippendorff/, 'fast-krippendorff'],
  [/^nltk/, 'NLTK'],
  [/^scikit-learn/, 'scikit-learn'],
  [/^scipy/, 'SciPy'],
  [/^numpy/, 'NumPy'],
  // It shuffles otherwise, or adds a term of its own: no same figure.
  [/^pygamma (shuffle|with)/, null],
  [/^pygamma/, 'pygamma-agreement 0.5.9'],
  [/^segeval/, 'segeval'],
  [/^(lindanna|zeljkobekcic)\//, 'unitized_alpha, KrippendorffUnitizedAlpha'],
  [/^closed.form/, 'closed form'],
  [/^hand/, 'by hand'],
  // Ours beside a second program that was written from the formulas alone: true of every figure.
  [/^reference implementation/, null],
]

/** What is no other program: a formula for a special case, or a calculation by hand. */
const derived: ReadonlySet<string> = new Set(['closed form', 'by hand'])

/** The whole of a figure: weights, and being taken apart by code, are no other coefficient. */
const nameOf = (key: string) => key.replace(/_(linear|quadratic)$/, '')

/** What agrees with other programs, and what with print: the tables of the page about the figures. */
export function checkedFigures(cases: readonly ReferenceCase[]): {
  held: { programs: number; derived: number; alone: number }
  figures: CheckedFigure[]
  printed: PrintedFigure[]
} {
  const held = { programs: 0, derived: 0, alone: 0 }
  const found = new Map<string, { figures: number; programs: Set<string> }>()
  const printed: PrintedFigure[] = []
  const add = (name: string, figures: number, by: unknown) => {
    const one = found.get(name) ?? { figures: 0, programs: new Set() }
    one.figures += figures
    const programs = programsOf(by)
    for (const program of programs) one.programs.add(program)
    held[heldBy(programs)] += figures
    found.set(name, one)
  }
  for (const one of cases) {
    if (one.expect === undefined) {
      const rows = (one.rows ?? one.pairs)!
      const results = recompute(one).rows as Record<string, unknown>[]
      add(one.kind, results.flatMap(numbersOf).length, one.checked_with)
      if (rows.length !== results.length) throw new Error(`${one.id} has rows without a result`)
      continue
    }
    const results = recompute(one)
    for (const [key, wanted] of Object.entries(one.expect)) {
      const { value, se, ci95, checked_with, published } = wanted as Record<string, unknown>
      if (checked_with === undefined) continue
      add(nameOf(key), numbersOf([value, se, ci95]).length, checked_with)
      if (published === undefined || notInPrint.has(`${one.id} ${key}`)) continue
      const ours = (results[key] as { value: unknown }).value
      printed.push(...printedIn(one, nameOf(key), published as Published, ours))
    }
  }
  const figures = [...found].map(([name, { figures, programs }]) => ({
    name,
    figures,
    programs: [...programs].sort(),
  }))
  return { held, figures, printed }
}

type Published = { value: number | Record<string, number> } | Record<string, { value: number }>

/** What cannot be seen from a figure: the book itself prints another than the tests of a program that quote it. */
const inPrint: Record<string, Pick<PrintedFigure, 'printed' | 'decimals'>> = {
  'R05 alpha_nominal': { printed: 0.76, decimals: 3 },
}

/** AC1 is younger than the paper of Cohen, whose data others have computed it for. */
const notInPrint: ReadonlySet<string> = new Set(['R08 ac1'])

/** Why a figure differs from print beyond its rounding, or what one would look for beside it. */
const notes: Record<string, NonNullable<PrintedFigure['note']>> = {
  'R05 alpha_nominal': 'book',
  'R06 fleiss_by_category': 'fleissParts',
  'R08 percent': 'kappaNotSeen',
  'U01 alpha_U_1995': 'quotient',
  'U03x alpha_U_1995': 'unexplained',
}

function printedIn(
  one: ReferenceCase,
  name: string,
  published: Published,
  ours: unknown,
): PrintedFigure[] {
  const key = `${one.id} ${name}`
  const row = (printed: number, own: unknown, part?: string): PrintedFigure => {
    const note = notes[key]
    const figures = {
      // Some are kept as shares of a printed percentage, with the noise of the division.
      ...(inPrint[key] ?? { printed: Number(printed.toPrecision(12)) }),
      ours: Number((own as number).toFixed(6)),
    }
    return {
      paper: paperOf(one),
      ...exampleOf(one),
      data: dataOf(one),
      name,
      ...(part === undefined ? {} : { part }),
      ...figures,
      ...(note === undefined || (isPrinted(figures) && note !== 'kappaNotSeen') ? {} : { note }),
    }
  }
  const { value } = published as { value?: number | Record<string, number> }
  if (typeof value === 'number') return [row(value, ours)]
  const parts = value ?? mapped(published as Record<string, { value: number }>)
  return Object.entries(parts).map(([part, printed]) =>
    part === 'all' ? row(printed, ours) : row(printed, partOf(ours, part), part),
  )
}

/** Papers with several examples call them something. */
function exampleOf({ title }: ReferenceCase): { example?: string } {
  const [, example] = /(?:file|example) ([\w.]+)/.exec(title as string) ?? []
  return example === undefined ? {} : { example }
}

function dataOf({ input }: ReferenceCase): PrintedFigure['data'] {
  const { matrix, categories, coders, spans } = input as {
    matrix?: (string | null)[][]
    categories?: string[]
    coders?: string[]
    spans?: [coder: string, start: number, end: number, code: string][]
  }
  if (matrix !== undefined) {
    return {
      coders: matrix[0]!.length,
      units: matrix.length,
      categories: categories!.length,
      missing: matrix.flat().filter((value) => value === null).length,
    }
  }
  return {
    coders: coders!.length,
    spans: spans!.length,
    categories: new Set(spans!.map(([, , , code]) => code)).size,
    missing: 0,
  }
}

function mapped(published: Record<string, { value: number }>): Record<string, number> {
  return Object.fromEntries(Object.entries(published).map(([part, { value }]) => [part, value]))
}

/** A code's figure stands by itself, or with what it is made of. */
function partOf(ours: unknown, part: string): unknown {
  const one = (ours as Record<string, unknown>)[part]
  return typeof one === 'number' ? one : (one as { value: number }).value
}

function heldBy(programs: readonly string[]): 'programs' | 'derived' | 'alone' {
  if (programs.length === 0) return 'alone'
  return programs.every((program) => derived.has(program)) ? 'derived' : 'programs'
}

function programsOf(by: unknown): string[] {
  return (by as string[]).flatMap((words) => {
    const known = programs.find(([pattern]) => pattern.test(words))
    if (known === undefined) throw new Error(`nobody knows the program of “${words}”`)
    return known[1] ?? []
  })
}

/** Author, year, place; what else a source says of itself is for those who keep the cases. */
function paperOf({ source }: ReferenceCase): string {
  return (source as string[])[0]!.split(
    /; |, as carried| \((?:values|SPSS|prints|ReCal)| and table/,
  )[0]!
}

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : []
}
