import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PictureName, pictureNames } from '#app/components/agreement/pictures/names.ts'
import { loader } from '#app/routes/agreement-picture.ts'
import type { Person } from '#server/services.ts'
import type { CodedRound } from '#test/builders/coded-round.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'
import { thirtyTurns } from '#test/builders/thirty-turns.ts'

let services: TestServices
let lead: Person
let round: CodedRound

beforeAll(async () => {
  services = await startServices()
  ;({ lead, round } = await thirtyTurns(services))
})
afterAll(() => services?.stop())

/** What the address of its table needs; the others are of all codes at once. */
const said: Partial<Record<PictureName, string>> = { 'code-transcripts': '?code=blame' }

test.each(pictureNames)('the table of %s has columns, each of a name of its own', async (name) => {
  const params = { project: round.project, round: round.round, file: `${name}.csv` }
  const request = new Request(`http://localhost/${params.file}${said[name] ?? ''}`)
  const context = { services, person: lead, credential: 'a session', refusal: null }
  const answer = await loader({ params, request, context: context as never })
  const table = await answer.text()
  expect(answer.status, table).toBe(200)
  const [heads = [], ...rows] = parse(table, { bom: true }) as string[][]
  expect(rows.length).toBeGreaterThan(0)
  expect(heads.filter((head, place) => heads.indexOf(head) !== place)).toEqual([])
})
