import type { Assignment } from '#model/assignments.ts'

/** Who codes what while it is chosen: `<index of transcript>:<index of coder>`. */
export type Pair = `${number}:${number}`

/** Names a box of the table of transcripts and coders by its place. */
export function pairOf(transcript: number, coder: number): Pair {
  return `${transcript}:${coder}`
}

/** Every transcript by every coder. */
export function allPairs(transcripts: number, coders: number): Set<Pair> {
  const pairs = new Set<Pair>()
  for (let t = 0; t < transcripts; t++) for (let c = 0; c < coders; c++) pairs.add(pairOf(t, c))
  return pairs
}

/** Every transcript by those who coded last; by everybody where nobody did, or none of them may code any more. */
export function pairsToBegin({
  transcripts,
  coders,
  lastCoders,
}: {
  transcripts: readonly unknown[]
  coders: readonly { id: string }[]
  lastCoders: readonly string[] | null
}): Set<Pair> {
  const all = [...allPairs(transcripts.length, coders.length)]
  const some = all.filter((pair) => lastCoders?.includes(coders[Number(pair.split(':')[1])]!.id))
  return new Set(some.length > 0 ? some : all)
}

/** The boxes of assignments; what is not in the table has none. */
export function pairsOf(
  assignments: readonly Assignment[],
  transcripts: readonly { id: string }[],
  coders: readonly { id: string }[],
): Set<Pair> {
  const rows = new Map(transcripts.map(({ id }, index) => [id, index]))
  const columns = new Map(coders.map(({ id }, index) => [id, index]))
  const pairs = new Set<Pair>()
  for (const { transcript, coders: ids } of assignments) {
    for (const id of ids) {
      const row = rows.get(transcript)
      const column = columns.get(id)
      if (row !== undefined && column !== undefined) pairs.add(pairOf(row, column))
    }
  }
  return pairs
}

/**
 * What the boxes of a form say. The form brings its own lists of transcripts and coders, so that it
 * means the same when the project has changed since it was opened.
 */
export function assignmentsOfForm(form: FormData): Assignment[] {
  const transcripts = form.getAll('transcript').map(String)
  const coders = form.getAll('coder').map(String)
  const chosen = new Map<string, string[]>()
  for (const value of form.getAll('pair')) {
    const [row, column] = String(value).split(':').map(Number)
    const transcript = transcripts[row ?? -1]
    const coder = coders[column ?? -1]
    if (transcript === undefined || coder === undefined) continue
    const own = chosen.get(transcript)
    if (own === undefined) chosen.set(transcript, [coder])
    else own.push(coder)
  }
  return [...chosen].map(([transcript, ids]) => ({ transcript, coders: ids }))
}
