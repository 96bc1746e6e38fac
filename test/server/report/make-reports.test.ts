import { expect, onTestFinished, test } from 'vitest'
import { type Limits, limits } from '#model/limits.ts'
import { makeReports } from '#server/report/make-reports.ts'
import { refused } from '#test/builders/refused.ts'
import { aStudy } from '#test/model/agreement/study.ts'

const study = aStudy({ transcripts: 2, turns: 4, coders: 2, codes: 2, spans: 6, seed: 1 })
const settings = { unit: 'turn' as const, bootstrap: 1_000, seed: 1 }
const { codes, ...part } = study
const round = { parts: [JSON.stringify(part)], codes, settings }
const report = async () => ({
  round,
  context: {
    project: { name: 'P', transcripts: 2, characters: 400 },
    round: { name: 'R', visibility: 'blind', status: 'revealed', codebookVersion: 1 } as const,
    codebook: 'C',
    codes: study.codes.map((id) => ({ id, name: id })),
    names: null,
    madeAt: '2026-05-14T09:00:00.000Z',
    parley: '0.1.0',
  },
})
const draw = { ask: 'draw', number: 1, traits: [] } as const

function reportsWith(own: Partial<Limits>) {
  const reports = makeReports({ ...limits, ...own })
  onTestFinished(() => reports.close())
  return reports
}

test('one more than may wait is told to come back, and those before it are answered', async () => {
  const reports = reportsWith({ reportsWaiting: 1 })
  const plan = () => reports.plan(draw, async () => round)
  const asked = [plan(), plan()]
  const error = await refused(plan())
  expect(error.code).toBe('unavailable')
  expect(error.extras.retryAfterSeconds).toBeGreaterThan(0)
  expect(await Promise.all(asked)).toHaveLength(2)
  // Plans do not wait for reports, nor are they counted with them.
  expect((await reports.make(report)).inputs).toMatch(/^[0-9a-f]{64}$/)
})

test('what takes longer than it may is ended and said to', async () => {
  const reports = reportsWith({ reportMs: 1 })
  expect((await refused(reports.make(report))).code).toBe('too-large')
})

test('what cannot be read is a defect, and the next report is made all the same', async () => {
  const reports = reportsWith({})
  await expect(reports.make(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect((await reports.make(report)).html).toContain('<h2>Method</h2>')
})
