import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { deleteProjectRows } from '#db/projects.ts'
import { type FreshDatabase, freshDatabase } from '#test/builders/database.ts'

/**
 * What the database itself refuses, whatever the code above it does. Each case is one row that is right
 * but for one thing; that the right one is taken shows that it is this thing.
 */
const database: FreshDatabase = await freshDatabase()
afterAll(database.drop)
const { db } = database

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [person, project, transcript, round, other] = [1, 2, 3, 4, 5].map(id) as [
  string,
  string,
  string,
  string,
  string,
]
const text = 'Müller: 👩‍👩‍👧 Да.'
const key = { project_id: project, round_id: round, transcript_id: transcript, coder_id: person }

await db
  .insertInto('people')
  .values({ id: person, email: 'ana@example.org', name: 'Ana', initials: 'A', password_hash: null })
  .execute()
await db
  .insertInto('projects')
  .values({ id: project, name: 'Project', created_by: person })
  .execute()
await db
  .insertInto('members')
  .values({ project_id: project, person_id: person, roles: ['lead', 'coder'] })
  .execute()
await sql`insert into transcripts (project_id, id, title, text, length, words, sha256, language, created_by)
  values (${project}, ${transcript}, 'T', ${text}, ${[...text].length}, 2, 'x', 'de', ${person})`.execute(
  db,
)
await sql`insert into rounds (project_id, id, name, visibility, created_by)
  values (${project}, ${round}, 'R', 'open', ${person})`.execute(db)
await sql`insert into layers (project_id, round_id, transcript_id, coder_id)
  values (${project}, ${round}, ${transcript}, ${person})`.execute(db)

function span(change: Partial<{ start: number; end: number; coder_id: string; id: string }>) {
  const row = { ...key, id: id(9), start: 0, end: 3, ...change }
  return sql`insert into coded_spans
    (project_id, round_id, transcript_id, coder_id, id, start, "end", code, memo, slots, unsure, created_at)
    values (${row.project_id}, ${row.round_id}, ${row.transcript_id}, ${row.coder_id}, ${row.id},
      ${row.start}, ${row.end}, 'blame', '', '{}', false, '2026-11-24T10:00:00Z')`
}

const cases: [string, string, ReturnType<typeof sql>][] = [
  ['an empty coded span', '23514', span({ start: 3, end: 3 })],
  ['a coded span that ends before it starts', '23514', span({ start: 5, end: 3 })],
  ['a coded span before the text', '23514', span({ start: -1 })],
  ['a coded span of a coder who has no layer', '23503', span({ coder_id: other })],
  ['the same coded span twice in a layer', '23505', span({})],
  [
    'an address in capitals',
    '23514',
    sql`insert into people (id, email, name, initials) values (${other}, 'ANA@x.org', 'A', 'A')`,
  ],
  [
    'two accounts with one address',
    '23505',
    sql`insert into people (id, email, name, initials) values (${other}, 'ana@example.org', 'A', 'A')`,
  ],
  [
    'a language the interface does not speak',
    '23514',
    sql`update people set language = 'xx' where id = ${person}`,
  ],
  [
    'a role that does not exist',
    '23514',
    sql`update members set roles = array['boss'] where person_id = ${person}`,
  ],
  [
    'a length that is not the number of code points',
    '23514',
    sql`update transcripts set length = ${text.length} where id = ${transcript}`,
  ],
  [
    'an unknown visibility',
    '23514',
    sql`update rounds set visibility = 'half' where id = ${round}`,
  ],
  ['a revealed round without its time', '23514', sql`update rounds set status = 'revealed'`],
  [
    'a round on a codebook version that is not there',
    '23503',
    sql`update rounds set codebook_version = 9`,
  ],
  ['deleting a transcript that a round uses', '23503', sql`delete from transcripts`],
  ['NUL in a text', '22021', sql`update projects set name = ${'a\0b'}`],
]

await span({}).execute(db)

for (const [what, code, statement] of cases) {
  test(`[DB8] the database refuses ${what}`, async () => {
    await expect(statement.execute(db)).rejects.toMatchObject({ code })
  })
}

test('[DB8] a project that is deleted takes everything of its own along, and no person', async () => {
  await db.transaction().execute(async (trx) => {
    await deleteProjectRows(trx, project)
    const { rows } = await sql`select
      (select count(*) from coded_spans) + (select count(*) from layers) +
      (select count(*) from transcripts) + (select count(*) from members) as left,
      (select count(*) from people) as people`.execute(trx)
    expect(rows).toEqual([{ left: '0', people: '1' }])
  })
})
