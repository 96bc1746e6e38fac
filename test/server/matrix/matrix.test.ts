import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '#server/api/index.ts'
import type { Person } from '#server/services.ts'
import { openThread } from '../../builders/discussion.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan } from '../../builders/live-study.ts'
import {
  type Asker,
  canaries,
  type Letter,
  type MatrixStudy,
  type Place,
  roundStates,
  startMatrixStudy,
} from '../../builders/matrix-study.ts'
import { type Answer, askApi, askPage, filled, namesIn } from './ask.ts'
import { documents } from './documents.ts'
import { endpointRows } from './endpoints.ts'
import { openPages, pages } from './pages.ts'
import { sources } from './sources.ts'
import { expected, type Row, statesOf } from './table.ts'

let study: MatrixStudy

beforeAll(async () => {
  study = await startMatrixStudy()
})
afterAll(() => study.close())

function titleOf({ at, form, path, body }: Omit<Row, 'who'>): string {
  const more = [form?.intent, path?.file, path?.coder, body && Object.keys(body)].filter(Boolean)
  return [at, ...more].join(' ')
}

describe('[RI9] nothing is without a row, and no row without what it is about', () => {
  const rows = [...pages, ...openPages]

  test('every page, form and download', () => {
    const there = [...sources].flatMap(([path, { methods }]) => methods.map((m) => `${m} ${path}`))
    expect([...new Set(rows.map(({ at }) => at))].sort()).toEqual(there.sort())
  })

  test('every form of a page that has several', () => {
    const there = [...sources].flatMap(([path, { intents }]) =>
      intents.map((intent) => `POST ${path} ${intent}`),
    )
    const named = rows.flatMap(({ at, form }) => (form?.intent ? [`${at} ${form.intent}`] : []))
    expect(new Set(named)).toEqual(new Set(there))
  })

  test('every endpoint', () => {
    const there = endpoints.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(endpointRows.map(({ at }) => at))).toEqual(new Set(there))
  })

  test('every answer of a person has a letter that is one', () => {
    const cells = [...pages, ...endpointRows].map(({ who }) => who).join(' ')
    expect(cells).toMatch(/^[LMAKUJO*+|=\d\s]*$/)
  })
})

/** What was not what the table says, with who asked and in which round. */
async function wrongIn(
  row: Row,
  ask: (names: Record<string, string>, asker: Asker) => Promise<Answer>,
  expectedOf = (state: number, letter: Letter) => expected(row.who, state, letter, row.others),
): Promise<string[]> {
  const asked = `${row.at} ${row.query ?? ''}`
  const answers = statesOf(asked).flatMap((state) =>
    [...study.askers].map(async ([letter, asker]) => {
      const answer = await ask(namesIn(study, study.own, state, asker.person.id), asker)
      const wanted = expectedOf(state, letter)
      const where = `${letter}, ${roundStates[state]}`
      if (answer.status !== wanted) return [`${where}: ${answer.status}, not ${wanted}`]
      return leaks(answer, letter) ? [`${where}: ${answer.status} with what is hidden`] : []
    }),
  )
  return (await Promise.all(answers)).flat()
}

/** Whether a refusal holds what was refused: words of the study, or to a stranger even its name. */
function leaks({ status, text }: Answer, letter: Letter | null): boolean {
  if (status < 400) return false
  const { project, ...inside } = canaries
  const isStranger = letter === null || letter === 'Z' || letter === 'X'
  const hidden = [inside.text, inside.memo, ...(isStranger ? [project, inside.title] : [])]
  return hidden.some((word) => text.includes(word))
}

/** To whoever is no member a project that is there answers like one that is not. */
async function foreignAnswers(
  ask: (names: Record<string, string>, asker: Asker) => Promise<Answer>,
): Promise<string[]> {
  const nowhere: Place = { ...study.foreign, project: randomUUID() }
  const answers = [...study.askers]
    .filter(([letter]) => letter !== 'Z')
    .map(async ([letter, asker]) => {
      const at = (place: Place) => ask(namesIn(study, place, 0, asker.person.id), asker)
      const [foreign, unknown] = await Promise.all([at(study.foreign), at(nowhere)])
      const plain = (answer: Answer) => answer.text.replace(/[0-9a-f-]{36}/g, '')
      if (foreign.status !== 404) return [`${letter}: ${foreign.status}`]
      return plain(foreign) === plain(unknown) ? [] : [`${letter}: another 404 than for nothing`]
    })
  return (await Promise.all(answers)).flat()
}

describe('pages, forms and downloads', () => {
  const hasPage = (row: Omit<Row, 'who'>) => sources.get(row.at.split(' ')[1]!)!.hasPage
  const asIf = (row: Row) => (names: Record<string, string>, asker: Asker) =>
    askPage(study, row, names, { cookie: asker.cookie, hasPage: hasPage(row) })

  test.each(pages.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    expect(await wrongIn(row, asIf(row))).toEqual([])
    if (row.at.includes(':project')) expect(await foreignAnswers(asIf(row))).toEqual([])
    const names = namesIn(study, study.own, 0, randomUUID())
    const visitor = await askPage(study, row, names, { cookie: null, hasPage: hasPage(row) })
    expect(visitor.status).toBe(302)
    if (hasPage(row)) expect(visitor.text).toContain('/sign-in?next=')
    expect(leaks({ ...visitor, status: 404 }, null)).toBe(false)
  })

  test.each(openPages.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    const names = namesIn(study, study.own, 0, randomUUID())
    const [asker] = study.askers.values()
    for (const [cookie, status] of [
      [asker!.cookie, row.signedIn],
      [null, row.visitor],
    ] as const) {
      const answer = await askPage(study, row, names, { cookie, hasPage: hasPage(row) })
      expect(answer.status).toBe(status)
    }
  })
})

describe('the API', () => {
  test.each(endpointRows.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    const asIf = (names: Record<string, string>, asker: Asker) =>
      askApi(study, row, names, asker.token)
    expect(await wrongIn(row, asIf)).toEqual([])
    if (row.at.includes('{project}')) expect(await foreignAnswers(asIf)).toEqual([])

    const isReading = row.at.startsWith('GET ')
    const withReadToken = (names: Record<string, string>, asker: Asker) =>
      askApi(study, row, names, asker.readToken)
    const whatReads = (state: number, letter: Letter) =>
      isReading ? expected(row.who, state, letter, row.others) : 403
    expect(await wrongIn(row, withReadToken, whatReads)).toEqual([])

    const names = namesIn(study, study.own, 0, randomUUID())
    const nobody = await askApi(study, row, names, null)
    expect(nobody.status).toBe(401)
    expect(leaks(nobody, null)).toBe(false)
  })
})

describe('live documents', () => {
  const rows = Object.values(documents).flat()

  function dial(document: string, token: string | null): LiveClient {
    const url = `${study.app.url.replace('http', 'ws')}/live`
    return new LiveClient(url, document, null, token === null ? '' : `token=${token}`)
  }

  /** 200 where a document was read or written, else the status it was closed with. */
  async function outcome(
    document: string,
    { person, token, isWriting }: { person: Person; token: string; isWriting: boolean },
  ): Promise<number> {
    const client = dial(document, token)
    const closed = client.closed.then(({ code }) => code - 4000)
    const read = client.join().then(
      () => 200,
      () => closed,
    )
    const first = await Promise.race([read, closed])
    if (first !== 200 || !isWriting) {
      await client.close()
      // Nothing came before it was closed.
      if (first !== 200 && client.heard.length > 0) return 0
      return first
    }
    if (document.startsWith('codebook')) client.doc.getMap('about').set('description', document)
    else if (document.startsWith('discussion')) openThread(client.doc, person)
    else client.layer.put(aSpan({ code: 'credit' }))
    const written = await Promise.race([
      client.saved().then(
        () => 200,
        () => closed,
      ),
      closed,
    ])
    await client.close()
    return written
  }

  test.each(rows)('$of', async ({ of, reads, writes }) => {
    const wrong: string[] = []
    for (const state of statesOf(of)) {
      const asked = [...study.askers].map(async ([letter, { person, token, readToken }]) => {
        const document = filled(of, namesIn(study, study.own, state, person.id))
        const wantedRead = expected(reads, state, letter)
        const wantedWrite = wantedRead === 200 ? expected(writes, state, letter) : wantedRead
        const got = {
          reads: await outcome(document, { person, token: readToken, isWriting: false }),
          writes: await outcome(document, { person, token, isWriting: true }),
          'writes with a token to read': await outcome(document, {
            person,
            token: readToken,
            isWriting: true,
          }),
        }
        const wanted = {
          reads: wantedRead,
          writes: wantedWrite,
          'writes with a token to read': wantedRead === 200 ? 403 : wantedRead,
        }
        for (const what of ['reads', 'writes', 'writes with a token to read'] as const) {
          if (got[what] === wanted[what]) continue
          wrong.push(`${letter} ${what}, ${roundStates[state]}: ${got[what]}, not ${wanted[what]}`)
        }
      })
      await Promise.all(asked)
    }
    expect(wrong).toEqual([])
  })

  test('[RI10] nobody without a token or a session, and nobody in a project of others', async () => {
    for (const { of } of rows) {
      const { askers } = study
      const own = filled(of, namesIn(study, study.own, 3, askers.get('A')!.person.id))
      expect((await dial(own, null).closed).code).toBe(4401)
      for (const [letter, { person, token }] of askers) {
        if (letter === 'Z') continue
        const foreign = filled(of, namesIn(study, study.foreign, 3, person.id))
        const got = await outcome(foreign, { person, token, isWriting: false })
        expect([letter, got]).toEqual([letter, 404])
      }
    }
  })
})
