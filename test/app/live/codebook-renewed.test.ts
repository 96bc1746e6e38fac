import { afterAll, beforeAll, expect, test } from 'vitest'
import { unsavedHere } from '#app/live/device.ts'
import { databaseNames } from '#app/live/kept-store.ts'
import { readDocument } from '#db/documents.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { freshDevice } from '../../builders/device.ts'
import { eventually, type Study } from '../../builders/live-study.ts'
import { RestartedStudy } from '../../builders/restarted-study.ts'
import { visitCodebook } from '../../builders/visits.ts'

let server: RestartedStudy
let study: Study
let name: string
beforeAll(async () => {
  freshDevice()
  server = await RestartedStudy.start()
  study = server.study
  name = study.codebook
})
afterAll(() => server?.end())

const document = () => readDocument(server.database.db, { projectId: study.projectId, name })
const copyOf = (epoch: number) => `parley:${study.lia.id}:${name}:${epoch}`

/** A visit of a lead's page that was loaded while the codebook was of that epoch. */
const visit = (epoch: number, readOnly: 'not-permitted' | null = null) =>
  visitCodebook(server, study.lia, { epoch, readOnly })

/** What the server has under some keys. */
async function stored(...keys: string[]): Promise<unknown[]> {
  const codebook = codebookDoc((await server.host.live.read(name)).doc)
  return keys.map((one) => codebook.valueAt(one))
}

test('[WS10] unsent edits of a codebook that was rebuilt meanwhile go in once, and what others changed since stands', async () => {
  const code = (id: string) => ({
    id,
    name: `Code ${id}`,
    definition: 'as it was',
    includeWhen: 'as it was',
    excludeWhen: '',
    examples: { hit: '', nearMiss: '' },
    colour: 'iris' as const,
  })
  const first = await visit(1)
  await first.live.synced
  for (const [at, id] of ['kept', 'both', 'gone'].entries()) first.codebook.add(code(id), at + 1)
  await first.live.whenSaved(10_000)
  await eventually(() => first.shelf.waiting.get().length === 0)

  // Without a server: two fields, a code of its own, and fields that somebody else works on meanwhile.
  await server.stop()
  await eventually(() => first.live.state.get().link === 'offline')
  first.codebook.setField('kept', 'definition', 'first')
  first.codebook.setField('kept', 'definition', 'written offline')
  first.codebook.setField('kept', 'includeWhen', undefined)
  first.codebook.setField('both', 'definition', 'mine')
  first.codebook.setField('both', 'includeWhen', 'agreed')
  first.codebook.setField('gone', 'definition', 'mine of what is gone')
  first.codebook.setField('gone', 'sources', 'Hood 2011')
  first.codebook.add(code('fresh'), 9)
  const waiting = first.shelf.waiting.get().length
  await eventually(async () => (await unsavedHere(study.lia.id)).count === waiting)
  first.close()

  await server.comeBack()
  await server.host.live.change(name, study.lia, (doc) => {
    const codebook = codebookDoc(doc)
    codebook.setField('both', 'definition', 'theirs')
    codebook.setField('both', 'includeWhen', 'agreed')
    codebook.remove('gone')
  })
  await server.renew(name)
  expect((await document())!.epoch).toBe(2)
  expect(await databaseNames()).toContain(copyOf(1))

  const second = await visit(2)
  await eventually(async () => (await stored('fresh/name'))[0] === 'Code fresh')
  await eventually(() => second.shelf.waiting.get().length === 0)
  const fields = ['kept/definition', 'kept/includeWhen', 'both/definition', 'both/includeWhen']
  expect(await stored(...fields)).toEqual(['written offline', null, 'theirs', 'agreed'])
  expect(await stored('gone/name', 'gone/definition', 'gone/sources')).toEqual([null, null, null])
  expect(second.codebook.codes().map(({ id }) => id)).toEqual(['kept', 'both', 'fresh'])
  const aside = () =>
    second.shelf.aside
      .get()
      .map(({ row, code: why }) => `${row.field}: ${row.text} (${why})`)
      .sort()
  expect(aside()).toEqual([
    'both/definition: mine (conflict)',
    'gone/definition: mine of what is gone (conflict)',
    'gone/sources: Hood 2011 (conflict)',
  ])
  await eventually(async () => !(await databaseNames()).includes(copyOf(1)))
  await eventually(async () => (await unsavedHere(study.lia.id)).count === 3)

  // Put in again by hand it replaces what stands there; what has no code any more stays aside.
  second.retry(second.shelf.aside.get())
  await eventually(() => second.shelf.waiting.get().length === 0)
  expect(await stored('both/definition', 'gone/definition')).toEqual(['mine', null])
  expect(aside()).toHaveLength(2)
  second.close()

  // A later visit has nothing more to bring.
  const { sequence } = (await document())!
  const third = await visit(2)
  await third.live.synced
  await third.live.whenSaved(10_000)
  expect((await document())!.sequence).toBe(sequence)
  third.close()
})

test('[WS11] what somebody wrote in a codebook who leads no more is set aside with its words', async () => {
  const writer = await visit(2)
  await writer.live.synced
  await server.stop()
  writer.codebook.setField('kept', 'definition', 'too late')
  await eventually(async () => (await databaseNames()).includes(copyOf(2)))
  writer.close()
  await server.comeBack()
  const reader = await visit(2, 'not-permitted')
  await eventually(() => reader.shelf.aside.get().some(({ row }) => row.text === 'too late'))
  expect(reader.shelf.waiting.get()).toEqual([])
  expect(await stored('kept/definition')).toEqual(['written offline'])
  await eventually(async () => !(await databaseNames()).includes(copyOf(2)))
  reader.close()
})

test('[WS10] a page whose codebook was renewed can be opened anew where nothing waits, and keeps what does', async () => {
  const outdated: string[] = []
  const visitOf = (epoch: number, who: string) =>
    visitCodebook(server, study.lia, { epoch, onOutdated: () => outdated.push(who) })
  const idle = await visitOf(2, 'idle')
  await idle.live.whenSaved(10_000)
  await server.renew(name)
  await eventually(() => outdated.length === 1)
  expect(await databaseNames()).not.toContain(copyOf(2))
  idle.close()

  const writer = await visitOf(3, 'writer')
  await writer.live.whenSaved(10_000)
  writer.live.provider.disconnect()
  writer.codebook.setField('kept', 'definition', 'waits')
  await server.renew(name)
  writer.live.dial()
  await eventually(() => writer.live.state.get().link === 'refused')
  await eventually(async () => !(await databaseNames()).includes(copyOf(3)))
  expect(outdated).toEqual(['idle'])
  expect(writer.shelf.waiting.get()).toHaveLength(1)
  writer.close()
  const later = await visit(4)
  await eventually(async () => (await stored('kept/definition'))[0] === 'waits')
  later.close()
})
