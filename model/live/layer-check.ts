import { type Code, CodeId } from '../codebook.ts'
import { DomainError } from '../errors.ts'
import { isStorable } from '../fields.ts'
import { limits } from '../limits.ts'
import { codeOfMemo, turnOfMemo } from '../memo-about.ts'
import { CodedSpan } from '../span.ts'
import type { TextOffsets } from '../text.ts'
import type { Turn } from '../transcript.ts'

/** What a layer's entries are held against: its transcript, the round's codebook, the project's rules. */
export interface LayerGround {
  text: TextOffsets
  turns: readonly Turn[]
  spansAcrossTurns: boolean
  /** The code with an id in the codebook of the round, retired ones included. */
  code(id: string): Pick<Code, 'id' | 'name' | 'retired' | 'slots'> | undefined
}

/**
 * Holds one entry of `codedSpans` against the ground it stands on.
 *
 * @param before the entry that it replaces; what was right then and is kept stays right, so that a code
 *   retired meanwhile does not lock the memo of a span that has it
 * @throws {DomainError} `invalid-input` or `too-large`, naming the entry
 */
export function checkCodedSpan(
  ground: LayerGround,
  key: string,
  value: unknown,
  before: CodedSpan | undefined,
): CodedSpan {
  const refuse = (message: string, code: 'invalid-input' | 'too-large' = 'invalid-input') => {
    throw new DomainError(code, message, { entryId: key })
  }
  const parsed = CodedSpan.safeParse(value)
  if (!parsed.success) {
    if (isLongMemo(value)) refuse('The memo of this coded span is too long.', 'too-large')
    const issue = parsed.error.issues[0]
    refuse(`This coded span is not well formed: ${issue?.message ?? 'something is missing.'}`)
  }
  const span = parsed.data!
  if (span.id !== key || (value as { id: string }).id !== key) {
    refuse('A coded span stands under its own id.')
  }
  checkPlace(ground, span, refuse)
  checkCode(ground, span, before, refuse)
  return span
}

type Refuse = (message: string, code?: 'invalid-input' | 'too-large') => void

function checkPlace(
  { text, turns, spansAcrossTurns }: LayerGround,
  span: CodedSpan,
  refuse: Refuse,
) {
  if (span.end > text.length) refuse('A coded span ends where its transcript does.')
  if (!text.isGraphemeBoundary(span.start) || !text.isGraphemeBoundary(span.end)) {
    refuse('A coded span does not cut a character in two.')
  }
  if (!spansAcrossTurns && crossesTurns(turns, span)) {
    refuse('In this project a coded span stays within one turn.')
  }
}

/** Whether a turn begins inside the span. Turns are in order. */
function crossesTurns(turns: readonly Turn[], span: CodedSpan): boolean {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (turns[middle]!.start <= span.start) low = middle + 1
    else high = middle
  }
  return low < turns.length && turns[low]!.start < span.end
}

function checkCode(
  ground: LayerGround,
  span: CodedSpan,
  before: CodedSpan | undefined,
  refuse: Refuse,
) {
  const code = ground.code(span.code)
  const isKept = before?.code === span.code
  if (code === undefined) {
    if (!isKept) refuse('This code is not in the codebook of the round.')
    return
  }
  if (code.retired && !isKept) refuse(`The code “${code.name}” is retired. Choose another.`)
  for (const [key, value] of Object.entries(span.slots)) {
    if (isKept && before.slots[key] === value) continue
    const slot = code.slots?.find((candidate) => candidate.key === key)
    if (slot === undefined) refuse(`The code “${code.name}” has no slot “${key}”.`)
    else if (slot.kind === 'scale' ? !isOnScale(slot.values, value) : typeof value !== 'string') {
      refuse(`The slot “${slot.label}” does not take this value.`)
    }
  }
}

function isOnScale(values: readonly number[] | undefined, value: string | number): boolean {
  return typeof value === 'number' && values !== undefined && values.includes(value)
}

function isLongMemo(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('memo' in value)) return false
  return typeof value.memo === 'string' && value.memo.length > limits.memoCharacters
}

/**
 * Holds one memo of a layer against its ground. It is about the transcript, a turn of it or a code.
 *
 * @throws {DomainError} `invalid-input` or `too-large`, naming what it is about
 */
export function checkLayerMemo(ground: LayerGround, about: string, value: unknown): string {
  const refuse = (
    message: string,
    code: 'invalid-input' | 'too-large' = 'invalid-input',
  ): never => {
    throw new DomainError(code, message, { entryId: about })
  }
  if (!isSubject(ground, about)) refuse('This memo is about nothing that is there.')
  if (typeof value !== 'string' || !isStorable(value)) return refuse('A memo is text.')
  if (value.length > limits.memoCharacters) refuse('This memo is too long.', 'too-large')
  return value
}

function isSubject(ground: LayerGround, about: string): boolean {
  if (about === 'transcript') return true
  const turn = turnOfMemo(about)
  // Turns are counted from 1 without gaps; searched one by one, many memos would hold up everybody.
  if (turn !== null) return turn <= ground.turns.length
  const code = codeOfMemo(about)
  return code !== null && CodeId.safeParse(code).success && ground.code(code) !== undefined
}
