import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertCodebookVersion, lockCodebook } from '#db/codebooks.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { removeCode } from '#server/code-removal.ts'
import { codebookFile, importCodebook, takeVersion } from '#server/codebook-files.ts'
import { codebookPage, versionPage } from '#server/codebook-page.ts'
import {
  compareVersions,
  draftCodebook,
  listVersions,
  readVersion,
  replaceDraft,
} from '#server/codebooks.ts'
import { insertProjectCodebook } from '#server/first-codebook.ts'
import { replaceLayer } from '#server/layers.ts'
import { createProject } from '#server/projects.ts'
import { publishCodebook } from '#server/publishing.ts'
import { setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { aCodebook } from '#test/builders/codebook.ts'
import { isWaiting } from '#test/builders/database.ts'
import { aSpan, insertStudy, layerKey } from '#test/builders/live-study.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
let lia: Person
beforeAll(async () => {
  services = await startServices()
  lia = await services.person('Lia')
})
afterAll(() => services.stop())

const first = aCodebook({
  name: 'Ferry codes',
  codes: [
    { id: 'blame', name: 'Blame', definition: 'Somebody is held responsible.' },
    { id: 'concession', name: 'Concession' },
  ],
})

async function aProject(codebook = first): Promise<string> {
  const { id } = await createProject(services, lia, { name: 'Ferry talk' })
  await services.db
    .transaction()
    .execute((trx) => insertProjectCodebook(services, trx, lia, id, codebook))
  return id
}

/** Writes to the draft as a page does, past the checks of a whole codebook. */
async function write(projectId: string, change: (doc: ReturnType<typeof codebookDoc>) => void) {
  await services.live.change(`codebook.${projectId}`, lia, (doc) => change(codebookDoc(doc)))
}

test('[CV1] a new project with a codebook has it as draft and as version 1', async () => {
  const project = await aProject()
  expect(await draftCodebook(services, lia, project)).toEqual(first)
  expect((await readVersion(services, lia, project, 1)).codebook).toEqual(first)
})

test('a project without a codebook has an empty draft under its own name', async () => {
  const { id } = await createProject(services, lia, { name: 'Ferry talk' })
  expect(await draftCodebook(services, lia, id)).toEqual({ name: 'Ferry talk', codes: [] })
  expect((await refused(publishCodebook(services, lia, id))).message).toMatch(/no codes yet/)
})

test('[CV1] a published version never changes, whatever becomes of the draft', async () => {
  const project = await aProject()
  const second = aCodebook({ ...first, codes: [...first.codes, { id: 'threat', name: 'Threat' }] })
  await replaceDraft(services, lia, project, second)
  expect(await publishCodebook(services, lia, project)).toEqual({ version: 2 })
  await write(project, (doc) => doc.setField('blame', 'name', 'Accusation'))
  expect((await readVersion(services, lia, project, 1)).codebook).toEqual(first)
  expect((await readVersion(services, lia, project, 2)).codebook).toEqual(second)
  const versions = await listVersions(services, lia, project)
  expect(versions.map((one) => [one.version, one.codes, one.publishedBy])).toEqual([
    [2, 3, 'Lia'],
    [1, 2, 'Lia'],
  ])
})

test('[CV1] the database itself keeps a number from being given twice', async () => {
  const project = await aProject()
  const again = services.db.transaction().execute((trx) =>
    insertCodebookVersion(trx, {
      projectId: project,
      version: 1,
      codebook: first,
      publishedBy: lia.id,
      publishedAt: services.clock.now(),
    }),
  )
  await expect(again).rejects.toThrow(/codebook_versions_pkey/)
})

test('[CV1] of many who publish at once one succeeds and the others learn that nothing is new', async () => {
  const project = await aProject()
  await write(project, (doc) => doc.setField('blame', 'definition', 'Changed.'))
  const tries = await Promise.allSettled(
    Array.from({ length: 5 }, () => publishCodebook(services, lia, project)),
  )
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  for (const one of tries) {
    if (one.status === 'rejected') expect(one.reason.message).toMatch(/Nothing has changed/)
  }
  expect(await listVersions(services, lia, project)).toHaveLength(2)
})

test('[CV1] what is published is what stands there then, also where somebody edits meanwhile', async () => {
  const project = await aProject()
  await write(project, (doc) => doc.setField('blame', 'name', 'Accusation'))
  let publishing: Promise<unknown> = Promise.resolve()
  await services.db.transaction().execute(async (trx) => {
    await lockCodebook(trx, project)
    publishing = publishCodebook(services, lia, project)
    await expect.poll(() => isWaiting(services.db)).toBe(true)
    await write(project, (doc) => doc.setField('blame', 'definition', 'Edited meanwhile.'))
  })
  await publishing
  const { codebook } = await readVersion(services, lia, project, 2)
  expect(codebook.codes[0]).toMatchObject({ name: 'Accusation', definition: 'Edited meanwhile.' })
})

test('[CV2] a publication without change is refused', async () => {
  const project = await aProject()
  const error = await refused(publishCodebook(services, lia, project))
  expect(error.code).toBe('conflict')
  expect(error.message).toBe('Nothing has changed since version 1, so there is nothing to publish.')
})

test('[CV2] a form that was made before somebody else published is refused', async () => {
  const project = await aProject()
  await write(project, (doc) => doc.setField('blame', 'definition', 'Changed.'))
  const error = await refused(publishCodebook(services, lia, project, 1))
  expect(error.code).toBe('conflict')
  expect(error.message).toMatch(/Version 1 was published meanwhile/)
  expect(await publishCodebook(services, lia, project, 2)).toEqual({ version: 2 })
})

test('[CV2] a draft that breaks rules is refused with the code and the field of each', async () => {
  const project = await aProject()
  await write(project, (doc) => {
    doc.setField('concession', 'name', ' blame ')
    doc.setField('blame', 'key', '1')
    doc.setField('concession', 'key', '1')
    doc.setField('blame', 'parent', 'nobody')
  })
  const error = await refused(publishCodebook(services, lia, project))
  expect(error.code).toBe('invalid-input')
  expect(error.extras.issues?.map((issue) => issue.path)).toEqual(
    expect.arrayContaining(['concession.key', 'blame.parent']),
  )
  expect(error.extras.issues?.map((issue) => issue.message).join()).toMatch(
    /“blame”, key: The key 1 is taken/i,
  )
  expect(await listVersions(services, lia, project)).toHaveLength(1)
})

test('[CV3] a code in use may be retired, but not go, neither by a request nor by publishing', async () => {
  const study = await insertStudy(services.db, { visibility: 'open' })
  const { projectId: project } = study
  const lead = study.lia
  const whole = (await readVersion(services, lead, project, 1)).codebook
  await replaceDraft(services, lead, project, whole)
  await replaceLayer(services, study.ana, layerKey(study, study.ana), {
    codedSpans: [aSpan({ code: 'concession' })],
  })
  const without = { ...whole, codes: whole.codes.filter((code) => code.id !== 'concession') }
  const error = await refused(replaceDraft(services, lead, project, without))
  expect(error.code).toBe('conflict')
  expect(error.message).toBe(
    '“Concession” is in use, or in the codebook of a blind round, and cannot go. Keep it and mark it as retired.',
  )
  // Past the use case, as a peer of the document could.
  await services.live.change(`codebook.${project}`, lead, (doc) =>
    codebookDoc(doc).remove('concession'),
  )
  expect((await refused(publishCodebook(services, lead, project))).message).toMatch(/“Concession”/)
  await replaceDraft(services, lead, project, {
    ...whole,
    codes: whole.codes.map((code) =>
      code.id === 'concession' ? { ...code, retired: true as const } : code,
    ),
  })
  expect(await publishCodebook(services, lead, project)).toEqual({ version: 2 })
  // What nobody used may go.
  await replaceDraft(services, lead, project, {
    ...whole,
    codes: whole.codes.filter((code) => code.id !== 'blame'),
  })
})

test('[CV3] a code is removed only while no version has it and nobody used it', async () => {
  const project = await aProject()
  await write(project, (doc) => {
    doc.add({ ...first.codes[0]!, id: 'above', name: 'Above' }, 3)
    doc.add({ ...first.codes[0]!, id: 'below', name: 'Below', parent: 'above' }, 4)
  })
  expect((await refused(removeCode(services, lia, project, 'blame'))).message).toMatch(
    /part of a published version/,
  )
  await removeCode(services, lia, project, 'above')
  // Twice does no harm.
  await removeCode(services, lia, project, 'above')
  const draft = await draftCodebook(services, lia, project)
  expect(draft.codes.map((code) => [code.id, code.parent])).toEqual([
    ['blame', undefined],
    ['concession', undefined],
    ['below', undefined],
  ])
})

test('[CV3] a code used in a round that follows the draft cannot be removed', async () => {
  const study = await insertStudy(services.db, { draft: true })
  const lead = study.lia
  await replaceDraft(
    services,
    lead,
    study.projectId,
    aCodebook({ codes: [{ id: 'fresh', name: 'Fresh' }] }),
  )
  await replaceLayer(services, study.ana, layerKey(study, study.ana), {
    codedSpans: [aSpan({ code: 'fresh' })],
  })
  const error = await refused(removeCode(services, lead, study.projectId, 'fresh'))
  expect(error.message).toMatch(/“Fresh” is in use/)
})

test.each([false, true])(
  '[CV3] [RI1] what a blind round holds is not told by what may go (follows the draft: %s)',
  async (draft) => {
    const study = await insertStudy(services.db, { visibility: 'blind', draft })
    const { projectId: project, lia: lead } = study
    const codebook = aCodebook({
      codes: ['concession', 'blame', 'old', 'new'].map((id) => ({ id, name: `The ${id}` })),
    })
    await replaceDraft(services, lead, project, codebook)
    const attempts = async () => {
      const none = { ...codebook, codes: [] }
      const file = { name: 'other.csv', bytes: new TextEncoder().encode('id,name\nnew,New\n') }
      const kept = await importCodebook(services, lead, project, file, { keepUsed: true })
      await replaceDraft(services, lead, project, codebook)
      const refusals = [
        await refused(replaceDraft(services, lead, project, none)),
        ...(await Promise.all(
          ['blame', 'concession'].map((code) => refused(removeCode(services, lead, project, code))),
        )),
      ]
      return [kept, refusals.map(({ message, extras }) => [message, extras])]
    }
    const before = await attempts()
    await replaceLayer(services, study.ana, layerKey(study, study.ana), { codedSpans: [aSpan()] })
    expect(await attempts()).toEqual(before)
  },
)

test('what changed between two versions is told, whichever is asked for first', async () => {
  const project = await aProject()
  await write(project, (doc) => doc.setField('blame', 'definition', 'Changed.'))
  await publishCodebook(services, lia, project)
  const changes = await compareVersions(services, lia, project, 1, 2)
  expect(changes.changed.map((one) => [one.after.id, one.fields])).toEqual([
    ['blame', ['definition']],
  ])
  const page = await versionPage(services, lia, project, 2, 1)
  expect([page.comparison?.from, page.comparison?.to]).toEqual([1, 2])
  expect(page.comparison?.changes).toEqual(changes)
})

test('[CV6] uses of a code are counted only where the reader may read: a blind count would tell', async () => {
  const study = await insertStudy(services.db, { visibility: 'blind' })
  const { projectId: project, ana, ben } = study
  const uses = async (person: Person) => (await codebookPage(services, person, project)).uses
  await replaceLayer(services, ana, layerKey(study, ana), {
    codedSpans: [aSpan(), aSpan({ start: 5, end: 7 })],
  })
  await replaceLayer(services, ben, layerKey(study, ben), { codedSpans: [aSpan()] })
  expect(await uses(ana)).toEqual(new Map([['concession', { spans: 2, transcripts: 1 }]]))
  expect(await uses(ben)).toEqual(new Map([['concession', { spans: 1, transcripts: 1 }]]))
  expect(await uses(study.lia)).toEqual(new Map())
  await setRoundStatus(services, study.lia, project, study.roundId, 'revealed')
  for (const person of [ana, ben, study.lia]) {
    expect(await uses(person)).toEqual(new Map([['concession', { spans: 3, transcripts: 1 }]]))
  }
})

test('[RI7] coders read the codebook and its versions, and change nothing', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project, ana, zoe } = study
  await draftCodebook(services, ana, project)
  await readVersion(services, ana, project, 1)
  for (const act of [
    () => replaceDraft(services, ana, project, first),
    () => publishCodebook(services, ana, project),
    () => removeCode(services, ana, project, 'blame'),
    () => takeVersion(services, ana, project, 1),
  ]) {
    expect((await refused(act())).code).toBe('not-permitted')
  }
  for (const act of [
    () => draftCodebook(services, zoe, project),
    () => readVersion(services, zoe, project, 1),
    () => listVersions(services, zoe, project),
    () => codebookPage(services, zoe, project),
    () => draftCodebook(services, lia, 'not an id'),
    () => readVersion(services, ana, project, 7),
    () => readVersion(services, ana, project, 1.5),
    () => readVersion(services, ana, project, Number.NaN),
  ]) {
    expect((await refused(act())).code).toBe('not-found')
  }
})

test('[CB3] a codebook is exported as a file that reads back as the same draft', async () => {
  const project = await aProject()
  for (const format of ['yaml', 'csv'] as const) {
    const file = await codebookFile(services, lia, project, { version: 1, format })
    expect(file.name).toBe(`ferry-codes-version-1.${format}`)
    await replaceDraft(services, lia, project, aCodebook({ name: 'Ferry codes' }))
    const bytes = new TextEncoder().encode(file.text)
    const read = await importCodebook(
      services,
      lia,
      project,
      { name: file.name, bytes },
      {
        keepUsed: true,
      },
    )
    expect(read).toEqual({ codes: 2, kept: 0 })
    expect(await draftCodebook(services, lia, project)).toEqual(first)
  }
})

test('[CV3] a file that lacks codes in use keeps them, retired, where that was asked for', async () => {
  const study = await insertStudy(services.db)
  const { projectId: project } = study
  await takeVersion(services, study.lia, project, 1)
  await replaceLayer(services, study.ana, layerKey(study, study.ana), { codedSpans: [aSpan()] })
  const bytes = new TextEncoder().encode(
    'name: Other\ncodes:\n  - {id: new, name: New, colour: teal}\n',
  )
  const file = { name: 'other.yaml', bytes }
  const error = await refused(
    importCodebook(services, study.lia, project, file, { keepUsed: false }),
  )
  expect(error.message).toMatch(/“Concession” is in use/)
  const read = await importCodebook(services, study.lia, project, file, { keepUsed: true })
  expect(read).toEqual({ codes: 1, kept: 1 })
  const draft = await draftCodebook(services, study.lia, project)
  expect(draft.codes.map((code) => [code.id, code.retired])).toEqual([
    ['new', undefined],
    ['concession', true],
  ])
})

test('[CB2] a file that cannot be read changes nothing and says why', async () => {
  const project = await aProject()
  const send = (name: string, text: string) =>
    refused(
      importCodebook(
        services,
        lia,
        project,
        { name, bytes: new TextEncoder().encode(text) },
        { keepUsed: true },
      ),
    )
  expect((await send('codes.docx', 'x')).code).toBe('unsupported-file')
  expect((await send('codes.yaml', '')).code).toBe('invalid-input')
  const wrong = await send('codes.yaml', 'name: A\ncodes:\n  - {id: a, name: A, colour: pink}\n')
  expect(wrong.extras.issues?.[0]?.path).toBe('line 3')
  expect(await draftCodebook(services, lia, project)).toEqual(first)
})

test('publishing and replacing are recorded with ids and counts alone', async () => {
  const project = await aProject()
  await replaceDraft(services, lia, project, aCodebook({ name: 'Secret words' }))
  const events = await services.db
    .selectFrom('audit_events')
    .select(['kind', 'about', 'person_id'])
    .where('project_id', '=', project)
    .where('kind', 'like', 'codebook-%')
    .orderBy('id')
    .execute()
  expect(events).toEqual([
    { kind: 'codebook-published', about: { version: 1, codes: 2 }, person_id: lia.id },
    { kind: 'codebook-replaced', about: { codes: 1 }, person_id: lia.id },
  ])
})
