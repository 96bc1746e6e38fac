import { sql, type Transaction } from 'kysely'
import { expect, test } from 'vitest'
import { readLayer } from '#db/layers.ts'
import type { Database } from '#db/schema.ts'
import { checkDocuments } from '#server/check.ts'
import { holdRows } from '../../builders/held-rows.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, type LiveStudy, layerKey, liveStudy } from '../../builders/live-study.ts'

type Locks = (trx: Transaction<Database>, study: LiveStudy) => Promise<unknown>

const documentRow: Locks = (trx, study) =>
  trx
    .selectFrom('documents')
    .select('name')
    .where('name', '=', study.layerOf(study.ana))
    .forUpdate()
    .execute()

const layerRow: Locks = (trx, study) =>
  trx
    .selectFrom('layers')
    .select('coder_id')
    .where('coder_id', '=', study.ana.id)
    .forUpdate()
    .execute()

test.each([
  ['document', documentRow],
  ['layer', layerRow],
] as const)(
  'a %s whose row somebody holds does not hold up the commits of the others',
  async (_of, lock) => {
    const study = await liveStudy()
    const { db } = study.database
    const [ana, ben] = await Promise.all(
      [study.ana, study.ben].map((person) =>
        new LiveClient(study.url, study.layerOf(person), person).join(),
      ),
    )
    for (const client of [ana!, ben!]) {
      client.layer.put(aSpan())
      await client.saved()
    }
    const release = await holdRows(db, (trx) => lock(trx, study))
    let isSaved = false
    ana!.layer.put(aSpan())
    const saved = ana!.saved().then(() => {
      isSaved = true
    })
    // The first may wait as long as locks are waited for, those after it do not.
    for (let i = 0; i < 3; i++) {
      ben!.layer.put(aSpan())
      await ben!.saved()
      // What comes for the held room meanwhile waits behind what came before.
      ana!.layer.put(aSpan())
    }
    expect(isSaved).toBe(false)
    await release()
    await saved
    await ana!.saved()
    expect(await readLayer(db, layerKey(study, study.ana))).toHaveLength(5)
    expect(await readLayer(db, layerKey(study, study.ben))).toHaveLength(4)
    expect(await checkDocuments(db)).toEqual([])
    await Promise.all([ana!.close(), ben!.close()])
    await study.stop()
  },
)

test.each([
  ['XX001', 'nobody knows whether it passes', undefined],
  ['54000', 'the database cannot hold so much', { code: 4503, reason: 'unavailable' }],
] as const)(
  'a change that fails for reasons of its own (%s: %s) does not hold up the commits of the others',
  async (state, _why, ending) => {
    const study = await liveStudy()
    const { db } = study.database
    const [ana, ben] = await Promise.all(
      [study.ana, study.ben].map((person) =>
        new LiveClient(study.url, study.layerOf(person), person).join(),
      ),
    )
    await sql`
      create function refuse() returns trigger language plpgsql as $$
        begin raise exception 'refused' using errcode = ${sql.lit(state)}; end $$`.execute(db)
    await sql`
      create trigger refuse before insert on coded_spans for each row
        when (new.memo = 'poison') execute function refuse()`.execute(db)
    ana!.layer.put(aSpan({ memo: 'poison' }))
    const saved = ana!.saved().catch(() => {})
    for (let i = 0; i < 3; i++) {
      ben!.layer.put(aSpan())
      await ben!.saved()
    }
    if (ending !== undefined) expect(await ana!.closed).toEqual(ending)
    await sql`drop trigger refuse on coded_spans`.execute(db)
    await saved
    expect(await readLayer(db, layerKey(study, study.ana))).toHaveLength(ending ? 0 : 1)
    expect(await readLayer(db, layerKey(study, study.ben))).toHaveLength(3)
    expect(await checkDocuments(db)).toEqual([])
    await Promise.all([ana!.close(), ben!.close()])
    await study.stop()
  },
)
