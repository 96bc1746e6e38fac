import type { Mark, MarksByFamily } from './find-labels.ts'
import {
  baseOf,
  hasLowerCaseWord,
  isReserved,
  isRole,
  type LabelFault,
  labelFault,
  looksLikeName,
} from './label-rules.ts'
import type { LabelFamily } from './labels.ts'

/** Why a label begins turns or does not. */
export type Reason =
  | 'role'
  | 'repeated'
  | 'like-a-name'
  | 'timed'
  | 'form'
  | 'chosen'
  | LabelFault
  | 'reserved'
  | 'seen-once'
  | 'not-a-speaker'

/** A label with all its lines and the verdict on it. */
export interface JudgedLabel {
  label: string
  base: string
  marks: Mark[]
  accepted: boolean
  reason: Reason
}

/** Decides for every label of a family whether its lines begin turns. */
export function judge(
  family: LabelFamily,
  own: Mark[],
  all: MarksByFamily,
): Map<string, JudgedLabel> {
  // Depositions name the lawyers in capitals and a colon between Q and A.
  const marks =
    family === 'question-answer' && isDialogue(own)
      ? [...own, ...all.colon.filter((mark) => isCapitals(mark.label))].sort(
          (a, b) => a.start - b.start,
        )
      : own
  const labels = new Map<string, JudgedLabel>()
  const byBase = new Map<string, JudgedLabel[]>()
  for (const mark of marks) {
    let label = labels.get(mark.label)
    if (label === undefined) {
      const base = baseOf(mark.label)
      label = { label: mark.label, base, marks: [], accepted: false, reason: 'seen-once' }
      labels.set(mark.label, label)
      const folded = base.toLowerCase()
      const sameBase = byBase.get(folded)
      if (sameBase === undefined) byBase.set(folded, [label])
      else sameBase.push(label)
    }
    label.marks.push(mark)
  }
  if (family === 'question-answer' && !isDialogue(own)) return labels

  const isTimedText = marks.filter((mark) => mark.timed && usable(family, mark.label)).length >= 2
  const undecided: JudgedLabel[] = []
  for (const group of byBase.values()) {
    const sound = group.filter((label) => {
      const fault = labelFault(family, label.label)
      if (fault !== undefined) label.reason = fault
      return fault === undefined
    })
    const [first] = sound
    if (first === undefined) continue
    const lines = sound.flatMap((label) => label.marks)
    const reason = reasonFor(family, first.base, lines, isTimedText)
    for (const label of sound) {
      label.reason = reason ?? faultOfRare(first.base)
      label.accepted = reason !== undefined
    }
    if (reason === undefined && !isReserved(first.base)) undecided.push(...sound)
  }
  if ([...labels.values()].some((label) => label.accepted)) {
    for (const label of undecided) {
      if (looksLikeName(label.base)) {
        Object.assign(label, { accepted: true, reason: 'like-a-name' satisfies Reason })
      }
    }
  }
  return labels
}

function reasonFor(
  family: LabelFamily,
  base: string,
  lines: readonly Mark[],
  isTimedText: boolean,
): Reason | undefined {
  if (family === 'question-answer') return 'form'
  // The form is so particular that it needs no more proof than coming twice.
  if (family === 'capitals' && !isReserved(base)) return 'form'
  if (isReserved(base)) return lines.length >= 3 ? 'repeated' : undefined
  if (isRole(base)) return 'role'
  if (lines.length >= (hasLowerCaseWord(base) ? 3 : 2)) return 'repeated'
  if (isTimedText && lines.some((mark) => mark.timed)) return 'timed'
  return undefined
}

function faultOfRare(base: string): Reason {
  if (isReserved(base)) return 'reserved'
  return hasLowerCaseWord(base) ? 'lower-case-words' : 'seen-once'
}

function usable(family: LabelFamily, label: string): boolean {
  return labelFault(family, label) === undefined
}

function isDialogue(marks: readonly Mark[]): boolean {
  return marks.some((mark) => mark.label === 'Q') && marks.some((mark) => mark.label === 'A')
}

function isCapitals(label: string): boolean {
  return /\p{Lu}{2}/u.test(label) && !/\p{Ll}/u.test(label) && usable('colon', label)
}

/** The family with the most accepted lines; two at least, and three where all bear one label. */
export function familyOf(
  judged: ReadonlyMap<LabelFamily, Map<string, JudgedLabel>>,
  areSpeakers: readonly string[],
): LabelFamily | null {
  let best: LabelFamily | null = null
  let most = 0
  for (const [family, labels] of judged) {
    const accepted = [...labels.values()].filter((label) => label.accepted)
    const lines = accepted.reduce((sum, label) => sum + label.marks.length, 0)
    if (lines >= (accepted.length === 1 ? 3 : 2) && lines > most) {
      best = family
      most = lines
    }
  }
  if (best !== null || areSpeakers.length === 0) return best
  for (const [family, labels] of judged) {
    const lines = areSpeakers.reduce((sum, l) => sum + (labels.get(l)?.marks.length ?? 0), 0)
    if (lines > most) {
      best = family
      most = lines
    }
  }
  // Chosen by hand: only what was chosen counts, not what the rules would have taken beside it.
  if (best !== null) for (const label of judged.get(best)!.values()) label.accepted = false
  return best
}

/** Where no family stood out, the labels of the one with the most lines: somebody may know better. */
export function mostFrequent(
  judged: ReadonlyMap<LabelFamily, Map<string, JudgedLabel>>,
): JudgedLabel[] {
  let best: JudgedLabel[] = []
  let most = 0
  for (const labels of judged.values()) {
    const lines = [...labels.values()].reduce((sum, label) => sum + label.marks.length, 0)
    if (lines > most) {
      best = [...labels.values()]
      most = lines
    }
  }
  return best
}

/** Of the labels of one role or spelling the plainest, by that spelling: what the others may merge into. */
export function plainestOf(accepted: Iterable<JudgedLabel>): ReadonlyMap<string, JudgedLabel> {
  const plainest = new Map<string, JudgedLabel>()
  for (const label of accepted) {
    const folded = label.base.toLowerCase()
    const other = plainest.get(folded)
    if (other === undefined || label.label.length < other.label.length) plainest.set(folded, label)
  }
  return plainest
}

/** Another label of the same role or spelling: the plainest of them. */
export function mergeFor(
  label: JudgedLabel,
  plainest: ReadonlyMap<string, JudgedLabel>,
): string | null {
  const target = plainest.get(label.base.toLowerCase())
  return target === undefined || target === label ? null : target.label
}
