import type { Role } from './round.ts'

/** What a new project goes through, in this order, from its first transcript to what is taken away. */
export const firstSteps = [
  'transcripts',
  'speakers',
  'codebook',
  'coder',
  'code',
  'agreement',
  'export',
] as const
export type FirstStep = (typeof firstSteps)[number]

/** What is known of a project. `done` are kinds of audit events. */
export interface FirstStepFacts {
  transcripts: number
  codebookVersion: number | null
  members: readonly { roles: readonly Role[] }[]
  invitations: number
  hasCodedSpans: boolean
  done: readonly string[]
}

/** Kinds of audit events that tick a step. */
export const firstStepEvents = ['speakers-checked', 'agreement-opened', 'exported'] as const

/** Each step, and whether the facts say that it was done. */
export function tickedSteps(facts: FirstStepFacts): { step: FirstStep; done: boolean }[] {
  const coders = facts.members.filter(({ roles }) => roles.includes('coder')).length
  const ticked: Record<FirstStep, boolean> = {
    transcripts: facts.transcripts > 0,
    speakers: facts.done.includes('speakers-checked'),
    codebook: facts.codebookVersion !== null,
    coder: coders > 1 || facts.invitations > 0,
    code: facts.hasCodedSpans,
    agreement: facts.done.includes('agreement-opened'),
    export: facts.done.includes('exported'),
  }
  return firstSteps.map((step) => ({ step, done: ticked[step] }))
}
