import { z } from 'zod'
import { AnatomyQuestion } from '#model/agreement/anatomy/question.ts'
import { AgreementChoices } from '#model/agreement/choices.ts'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import { intervalMethods } from '#model/agreement/interval-method.ts'
import { traits } from '#model/agreement/planning/next-draw.ts'
import { places } from '#model/agreement/planning/plan.ts'
import { Slot } from '#model/codebook.ts'
import { DomainError } from '#model/errors.ts'
import { Id } from '#model/fields.ts'
import type { FigureTask } from './figure-task.ts'

/**
 * Tasks as the queue holds them: whatever version of Parley asked. A field that this one does not know is refused, since
 * to leave it out would be to answer another question.
 */

const Count = z.number().int().min(0)

/** What shapes figures; what is not there was not chosen, and is not filled in. */
export const StoredSettings = z.strictObject({
  ...AgreementChoices.partial().shape,
  unit: AgreementChoices.shape.unit.unwrap(),
  windowLength: AgreementChoices.shape.windowLength.unwrap().optional(),
  overlap: AgreementChoices.shape.overlap.unwrap().optional(),
  bootstrap: Count,
  seed: Count,
  interval: z.enum(intervalMethods).optional(),
  targets: z.array(z.number()).optional(),
}) satisfies z.ZodType<AgreementSettings>

const StoredCode = z.strictObject({
  id: z.string(),
  parent: z.string().optional(),
  group: z.string().optional(),
  exclusive: z.string().optional(),
  retired: z.literal(true).optional(),
  slots: z.array(Slot).optional(),
})

const Draws = z.strictObject({
  draws: Count,
  seed: Count,
  method: z.enum(intervalMethods),
  targets: z.array(z.number()).optional(),
})

const StoredPlan = z.discriminatedUnion('ask', [
  z.strictObject({
    ask: z.literal('needed'),
    by: z.enum(places).optional(),
    width: z.number(),
    coderCount: Count.optional(),
    code: z.string().optional(),
  }),
  z.strictObject({ ask: z.literal('draw'), number: Count, traits: z.array(z.enum(traits)) }),
  z.strictObject({ ask: z.literal('drift') }),
  z.strictObject({ ask: z.literal('self'), before: Id }),
])

/** What is asked of a round, as it was put into the queue. */
export const StoredFigureTask = z.strictObject({
  projectId: Id,
  roundId: Id,
  codes: z.array(z.string()),
  codebook: z.array(StoredCode),
  settings: StoredSettings,
  question: AnatomyQuestion.optional(),
  plan: StoredPlan.optional(),
  every: z
    .strictObject({
      code: z.string(),
      coders: z.array(z.string()).optional(),
      draws: Draws.optional(),
      gamma: z.strictObject({ samples: Count, seed: Count }).optional(),
    })
    .optional(),
  passed: z
    .strictObject({
      places: z.array(
        z.strictObject({ transcript: z.string(), coder: z.string(), turn: Count.nullable() }),
      ),
      transcripts: z.array(z.string()).optional(),
    })
    .optional(),
}) satisfies z.ZodType<FigureTask>

/**
 * Reads a task that was kept in the queue.
 *
 * @throws {DomainError} `unavailable` where this version cannot read it
 */
export function readTask<T extends z.ZodType>(schema: T, task: unknown): z.output<T> {
  const read = schema.safeParse(task)
  if (read.success) return read.data
  const message =
    'Another version of Parley asked for this, in a form that this one cannot read. Ask for it again.'
  throw new DomainError('unavailable', message)
}
