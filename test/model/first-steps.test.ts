import { expect, test } from 'vitest'
import { type FirstStepFacts, firstSteps, tickedSteps } from '#model/first-steps.ts'

const nothing: FirstStepFacts = {
  transcripts: 0,
  codebookVersion: null,
  members: [{ roles: ['lead', 'coder'] }],
  invitations: 0,
  hasCodedSpans: false,
  done: [],
}

const done = (facts: Partial<FirstStepFacts>) =>
  tickedSteps({ ...nothing, ...facts }).flatMap(({ step, done }) => (done ? [step] : []))

test('[PJ5] a new project has all its steps before it', () => {
  expect(tickedSteps(nothing).map(({ step }) => step)).toEqual(firstSteps)
  expect(done({})).toEqual([])
})

test.each<[string, Partial<FirstStepFacts>]>([
  ['transcripts', { transcripts: 1 }],
  ['speakers', { done: ['speakers-checked'] }],
  ['codebook', { codebookVersion: 1 }],
  ['coder', { members: [{ roles: ['lead', 'coder'] }, { roles: ['coder'] }] }],
  ['coder', { invitations: 1 }],
  ['code', { hasCodedSpans: true }],
  ['agreement', { done: ['agreement-opened'] }],
  ['export', { done: ['exported'] }],
])('[PJ5] the step “%s” ticks itself by a fact, and no other with it', (step, facts) => {
  expect(done(facts)).toEqual([step])
})

test('[PJ5] whoever makes a project is no coder invited to it, and an observer is none', () => {
  expect(done({ members: [{ roles: ['lead', 'coder'] }, { roles: ['observer'] }] })).toEqual([])
})
