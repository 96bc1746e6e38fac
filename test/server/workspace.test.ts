import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { setPosition } from '#server/position.ts'
import { changeProject } from '#server/projects.ts'
import { setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { openWorkspace, workspaceStanding } from '#server/workspace.ts'
import { aSpan, insertStudy, layerKey, type Study } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices()
})
afterAll(() => services.stop())

const open = (study: Study, person: Person) => openWorkspace(services, person, study)
const setStatus = (study: Study, status: string) =>
  setRoundStatus(services, study.lia, study.projectId, study.roundId, status)
const standing = (study: Study, person: Person) => workspaceStanding(services, person, study)

test('a coder opens the text, the codes of the round, and the own layer as it stands', async () => {
  const study = await insertStudy(services.db)
  const span = aSpan()
  await replaceLayer(services, study.ana, layerKey(study, study.ana), { codedSpans: [span] })
  await setPosition(services, study.ana, study, 1)
  const opened = await open(study, study.ana)
  expect(opened.transcript).toMatchObject({ title: 'At the pier', language: 'en' })
  expect(opened.transcript.turns.map(({ ordinal }) => ordinal)).toEqual([1, 2])
  expect(opened.codebook.codes.map(({ id }) => id)).toEqual(['blame', 'concession', 'old'])
  expect(opened.layer).toEqual({
    codedSpans: [span],
    count: 1,
    completed: false,
    epoch: 1,
    reopened: false,
    removals: [],
    lastTurn: 1,
  })
  expect(opened).toMatchObject({ mayWrite: true, mayComplete: true })
})

test('of a long layer a page is rendered with what is coded where its coder was last', async () => {
  const study = await insertStudy(services.db)
  const [, second] = (await open(study, study.ana)).transcript.turns
  const above = aSpan()
  const across = aSpan({ start: second!.start - 3, end: second!.start + 3 })
  const below = aSpan({ start: second!.start + 5, end: second!.start + 8 })
  const key = layerKey(study, study.ana)
  await replaceLayer(services, study.ana, key, { codedSpans: [above, across, below] })
  const layer = async () => (await open(study, study.ana)).layer
  expect(await layer()).toMatchObject({ codedSpans: [above, across, below], count: 3 })
  await setPosition(services, study.ana, study, 2)
  expect(await layer()).toMatchObject({ codedSpans: [across, below], count: 3 })
  await setPosition(services, study.ana, study, 0)
  expect(await layer()).toMatchObject({ codedSpans: [above, across, below], count: 3 })
})

test('a round that follows the draft is opened with the draft', async () => {
  const study = await insertStudy(services.db, { draft: true })
  expect((await open(study, study.ana)).codebook.codes).toEqual([])
})

test('[WS8] of a blind round nothing is given of another coder, until it is revealed', async () => {
  const study = await insertStudy(services.db, { visibility: 'blind' })
  await replaceLayer(services, study.ben, layerKey(study, study.ben), { codedSpans: [aSpan()] })
  const opened = await open(study, study.ana)
  expect(opened).toMatchObject({ seesOthers: false, joinsRoom: false, others: [] })
  expect(JSON.stringify(opened)).not.toContain(study.ben.id)
  await setStatus(study, 'revealed')
  expect(await open(study, study.ana)).toMatchObject({
    seesOthers: true,
    joinsRoom: false,
    others: [{ id: study.ben.id }],
    mayWrite: false,
  })
})

test('[WS9] a lead who does not code reads an open round, and a blind one once it is revealed', async () => {
  const openRound = await insertStudy(services.db)
  expect(await open(openRound, openRound.lia)).toMatchObject({ layer: null, mayWrite: false })
  const blind = await insertStudy(services.db, { visibility: 'blind' })
  expect((await refused(open(blind, blind.lia))).code).toBe('not-permitted')
  await setStatus(blind, 'revealed')
  expect(await open(blind, blind.lia)).toMatchObject({ layer: null, seesOthers: true })
})

test('whoever is no member, and whatever is no transcript of the round, is not found', async () => {
  const study = await insertStudy(services.db)
  const other = await insertStudy(services.db)
  expect((await refused(open(study, study.zoe))).code).toBe('not-found')
  for (const wrong of [
    { ...study, transcriptId: other.transcriptId },
    { ...study, transcriptId: randomUUID() },
    { ...study, transcriptId: 'nonsense' },
    { ...study, roundId: other.roundId },
  ]) {
    expect((await refused(open(wrong, study.ana))).code).toBe('not-found')
  }
})

test('[WS9] the standing is the same words until rights change, and others then', async () => {
  const study = await insertStudy(services.db, { visibility: 'blind' })
  const seen = new Set<string>()
  const same = async () => {
    const { standing: told } = await open(study, study.ana)
    expect(await standing(study, study.ana)).toBe(told)
    seen.add(told)
  }
  await same()
  await changeProject(services, study.lia, study.projectId, { deviceCopies: false })
  await same()
  await completeLayer(services, study.ana, layerKey(study, study.ana), true)
  await same()
  await setStatus(study, 'closed')
  await same()
  await setStatus(study, 'revealed')
  await same()
  expect(seen.size).toBe(5)
  expect((await refused(standing(study, study.zoe))).code).toBe('not-found')
})
