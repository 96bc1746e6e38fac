import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { unsavedHere } from '#app/live/device.ts'
import { KeptShelf } from '#app/live/kept-shelf.ts'
import { databaseNames } from '#app/live/kept-store.ts'
import { OpenCodebook } from '#app/live/open-codebook.ts'
import { readDocument } from '#db/documents.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { Folding } from '#server/live/stored/folding.ts'
import { type FreshDatabase, freshDatabase } from '../../builders/database.ts'
import { freshDevice } from '../../builders/device.ts'
import {
  eventually,
  hostLive,
  insertStudy,
  type LiveHost,
  type Study,
} from '../../builders/live-study.ts'

let database: FreshDatabase
let study: Study
let host: LiveHost
let name: string
beforeAll(async () => {
  freshDevice()
  database = await freshDatabase()
  study = await insertStudy(database.db)
  host = await hostLive(database)
  name = formatDocumentName({ kind: 'codebook', projectId: study.projectId })
})
afterAll(async () => {
  await host?.stop()
  await database?.drop()
})

const key = () => ({ projectId: study.projectId, name })
const copyOf = (epoch: number) => `parley:${study.lia.id}:${name}:${epoch}`

/** A visit of a lead's page that was loaded while the codebook was of that epoch. */
async function visit(epoch: number, readOnly: 'not-permitted' | null = null) {
  const shelf = new KeptShelf(study.lia.id, name, true)
  await shelf.loaded
  const page = new OpenCodebook({
    name,
    personId: study.lia.id,
    epoch,
    readOnly,
    shelf,
    describe: ({ key, value, before }) => ({
      path: '/',
      row: { field: key, text: String(value ?? before) },
    }),
    origin: host.url,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { as: study.lia.id },
  })
  const leave = () => {
    page.close()
    shelf.close()
  }
  return { page, shelf, leave, codebook: page.codebook }
}

/** What the server has under some keys. */
async function stored(...keys: string[]): Promise<unknown[]> {
  const codebook = codebookDoc((await host.live.read(name)).doc)
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
  await first.page.live.synced
  for (const [at, id] of ['kept', 'both', 'gone'].entries()) first.codebook.add(code(id), at + 1)
  await first.page.live.whenSaved(10_000)
  await eventually(() => first.shelf.waiting.get().length === 0)

  // Without a server: two fields, a code of its own, and fields that somebody else works on meanwhile.
  await host.stop()
  await eventually(() => first.page.live.state.get().link === 'offline')
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
  first.leave()

  host = await hostLive(database, { port: host.port })
  await host.live.change(name, study.lia, (doc) => {
    const codebook = codebookDoc(doc)
    codebook.setField('both', 'definition', 'theirs')
    codebook.setField('both', 'includeWhen', 'agreed')
    codebook.remove('gone')
  })
  await host.stop()
  const folding = new Folding(database.db, pino({ level: 'silent' }))
  await folding.renew(key())
  await folding.close()
  host = await hostLive(database, { port: host.port })
  expect((await readDocument(database.db, key()))!.epoch).toBe(2)
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
  second.page.retry(second.shelf.aside.get())
  await eventually(() => second.shelf.waiting.get().length === 0)
  expect(await stored('both/definition', 'gone/definition')).toEqual(['mine', null])
  expect(aside()).toHaveLength(2)
  second.leave()

  // A later visit has nothing more to bring.
  const { sequence } = (await readDocument(database.db, key()))!
  const third = await visit(2)
  await third.page.live.synced
  await third.page.live.whenSaved(10_000)
  expect((await readDocument(database.db, key()))!.sequence).toBe(sequence)
  third.leave()
})

test('[WS11] what somebody wrote in a codebook who leads no more is set aside with its words', async () => {
  const writer = await visit(2)
  await writer.page.live.synced
  await host.stop()
  writer.codebook.setField('kept', 'definition', 'too late')
  await eventually(async () => (await databaseNames()).includes(copyOf(2)))
  writer.leave()
  host = await hostLive(database, { port: host.port })
  const reader = await visit(2, 'not-permitted')
  await eventually(() => reader.shelf.aside.get().some(({ row }) => row.text === 'too late'))
  expect(reader.shelf.waiting.get()).toEqual([])
  expect(await stored('kept/definition')).toEqual(['written offline'])
  await eventually(async () => !(await databaseNames()).includes(copyOf(2)))
  reader.leave()
})
