import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { DomainError } from '#model/errors.ts'
import { Id, storedText } from '#model/fields.ts'
import { limits } from '#model/limits.ts'
import { CodedSpan } from '#model/span.ts'
import { checked, checkedEach } from './checked.ts'
import type { Steps } from './live/updates/slices.ts'

/**
 * A coded span as a program may send it: what it leaves out is made here. Everything else is as
 * strict as in the live document, which checks it again.
 */
const SentSpan = z
  .strictObject({
    ...CodedSpan.shape,
    id: Id.optional(),
    memo: storedText(limits.memoCharacters).optional(),
    slots: CodedSpan.shape.slots.optional(),
    createdAt: CodedSpan.shape.createdAt.optional(),
  })
  .refine((span) => span.start < span.end, 'A coded span starts before it ends.')

const mostSpans = limits.spansPerTranscript
const tooMany = `A layer holds at most ${mostSpans} spans.`

/** A layer as it is sent: what it is held against is {@link layerRequest}, which says the same. */
export const LayerRequest = z.strictObject({
  codedSpans: z.array(SentSpan).max(mostSpans, tooMany),
  complete: z.boolean().optional(),
  /** The epoch the sender read; another one is refused, since the document was rebuilt since. */
  epoch: z.number().int().positive().optional(),
})

/** The same with its spans not looked at: two hundred thousand are counted first, and checked one by one. */
const Frame = LayerRequest.extend({
  codedSpans: z
    .custom<readonly unknown[]>(Array.isArray, 'Send the coded spans as a list.')
    .refine((spans) => spans.length <= mostSpans, tooMany),
})

type SentLayer = Omit<z.output<typeof Frame>, 'codedSpans'> & { codedSpans: CodedSpan[] }

/**
 * What somebody asks a layer to be made into, checked step by step.
 *
 * @param now when a span was made whose sender does not say
 * @throws {DomainError} `invalid-input` with the first hundred complaints
 */
export function* layerRequest(input: unknown, now: string): Steps<SentLayer> {
  const frame = checked(Frame, input)
  const sent = yield* checkedEach(SentSpan, frame.codedSpans, 'codedSpans')
  const codedSpans: CodedSpan[] = []
  const ids = new Set<string>()
  for (const [index, span] of sent.entries()) {
    if (index % perStep === perStep - 1) yield
    const { id = randomUUID() } = span
    if (ids.has(id)) throw twice(index)
    ids.add(id)
    codedSpans.push(completed(span, id, now))
  }
  return { ...frame, codedSpans }
}

const perStep = 256

/** Its fields in the order in which they always stand, so that what is sent again is the same. */
function completed(span: z.output<typeof SentSpan>, id: string, now: string): CodedSpan {
  const { start, end, code, memo = '', slots = {}, unsure, createdAt = now } = span
  return {
    ...{ id, start, end, code, memo, slots },
    ...(unsure === undefined ? {} : { unsure }),
    createdAt,
  }
}

function twice(index: number): DomainError {
  const message = 'Two coded spans have this id. Give one of them another.'
  return new DomainError('invalid-input', message, {
    issues: [{ path: `codedSpans.${index}.id`, message }],
  })
}
