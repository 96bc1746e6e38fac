import { z } from 'zod'
import { type Assignment, allByAll } from './assignments.ts'
import { Id, visibleName } from './fields.ts'
import { lengths } from './lengths.ts'
import { Visibility } from './round.ts'

/** How much one round may hold; with more, a table of it can no longer be read. */
export const roundLimits = { transcripts: 2_000, coders: 200, layers: 20_000 } as const

export const RoundName = visibleName(lengths.name)

const Transcripts = z
  .array(Id)
  .max(roundLimits.transcripts, `A round holds at most ${roundLimits.transcripts} transcripts.`)
const Coders = z
  .array(Id)
  .max(roundLimits.coders, `A round has at most ${roundLimits.coders} coders.`)

export const AssignmentRequest = z.strictObject({
  transcript: Id,
  coders: Coders.min(1, 'Choose at least one coder for each transcript.'),
})

/**
 * What a lead asks for: all transcripts by all coders, or, for a share that is coded twice, who codes
 * what. Where `assignments` stand, `transcripts` and `coders` may be left out.
 */
export const RoundRequest = z
  .strictObject({
    /** Made by the form, so that a form sent twice makes one round. */
    id: Id.optional(),
    name: RoundName,
    visibility: Visibility,
    transcripts: Transcripts.optional(),
    coders: Coders.optional(),
    assignments: z.array(AssignmentRequest).max(roundLimits.transcripts).optional(),
    /** Default: the latest. `draft`: the round follows the working codebook (open coding). */
    codebookVersion: z
      .union([z.number().int().positive().max(1_000_000), z.literal('draft')])
      .optional(),
  })
  .superRefine((round, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (round.visibility === 'blind' && round.codebookVersion === 'draft') {
      say(
        'codebookVersion',
        'In a blind round, codes that come into the working codebook would tell what others found. Choose a published version, or make the round open.',
      )
    }
    if (round.assignments === undefined) {
      if (!round.transcripts?.length) say('transcripts', 'Choose at least one transcript.')
      if (!round.coders?.length) say('coders', 'Choose at least one coder.')
    } else {
      if (round.assignments.length === 0) say('assignments', 'Choose at least one transcript.')
      const assigned = new Set(round.assignments.map((one) => one.transcript))
      const coding = new Set(round.assignments.flatMap((one) => one.coders))
      if (round.transcripts?.some((id) => !assigned.has(id)))
        say('assignments', 'A transcript of the round has no coder. Assign one to it.')
      if (round.coders?.some((id) => !coding.has(id)))
        say('assignments', 'A coder of the round has no transcript. Assign one, or leave them out.')
    }
    if (assignmentsOf(round).reduce((sum, one) => sum + one.coders.length, 0) > roundLimits.layers)
      say(
        'assignments',
        `A round holds at most ${roundLimits.layers} pairs of transcript and coder.`,
      )
  })
export type RoundRequest = z.infer<typeof RoundRequest>

/** Who codes what, each transcript once and each of its coders once. */
export function assignmentsOf(round: {
  transcripts?: readonly string[] | undefined
  coders?: readonly string[] | undefined
  assignments?: readonly Assignment[] | undefined
}): Assignment[] {
  const given = round.assignments ?? allByAll(round.transcripts ?? [], round.coders ?? [])
  const coders = new Map<string, Set<string>>()
  for (const one of given) {
    const already = coders.get(one.transcript) ?? new Set()
    for (const coder of one.coders) already.add(coder)
    coders.set(one.transcript, already)
  }
  return [...coders].map(([transcript, set]) => ({ transcript, coders: [...set] }))
}
