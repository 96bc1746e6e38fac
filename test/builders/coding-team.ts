import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { readLayer } from '#db/layers.ts'
import type { Database } from '#db/schema.ts'
import type { LayerKey } from '#model/round.ts'
import { makeToken } from '#server/tokens.ts'
import { LiveClient } from './live-client.ts'
import { aSpan, insertStudy, layerKey, type Study } from './live-study.ts'

/** Somebody who codes through whatever happens, and remembers what was acknowledged. */
export interface SteadyCoder {
  study: Study
  key: LayerKey
  token: string
  /** Ids of the coded spans, by how far they got. */
  written: Set<string>
  acknowledged: Set<string>
  /** Dials as their browser would. @param url of the server, `http://…` @param doc what they had open */
  join(url: string, doc?: LiveClient['doc']): Promise<LiveClient>
  /** Codes until the line breaks or `isOver`, some spans under way at once. */
  code(client: LiveClient, isOver?: () => boolean): Promise<void>
}

/** Four people who code, two in each of two open rounds, with tokens that any server on the database takes. */
export async function codingTeam(db: Kysely<Database>): Promise<SteadyCoder[]> {
  const studies = [await insertStudy(db), await insertStudy(db)]
  const clock = { now: () => new Date() }
  const coders = studies.flatMap((study) =>
    [study.ana, study.ben].map((person) => ({ study, person })),
  )
  return Promise.all(
    coders.map(async ({ study, person }) => {
      const { token } = await makeToken({ db, clock }, person, { name: 'faults', scope: 'write' })
      return steadyCoder(study, person, token)
    }),
  )
}

function steadyCoder(study: Study, person: Study['ana'], token: string): SteadyCoder {
  const written = new Set<string>()
  const acknowledged = new Set<string>()
  const one = async (client: LiveClient) => {
    const id = randomUUID()
    client.layer.put(aSpan({ id }))
    written.add(id)
    await client.saved()
    acknowledged.add(id)
  }
  return {
    study,
    key: layerKey(study, person),
    token,
    written,
    acknowledged,
    join: (url, doc) => {
      const live = new URL('/live', url).href.replace(/^http/, 'ws')
      return new LiveClient(live, study.layerOf(person), null, `token=${token}`, doc).join()
    },
    async code(client, isOver = () => false) {
      const hand = async () => {
        while (client.isOpen && !isOver()) {
          await one(client)
          await pause(10)
        }
      }
      await Promise.all([hand(), hand(), hand()].map((working) => working.catch(() => {})))
    },
  }
}

/** What became of everything that the team wrote. `lost` must be empty, whatever happened. */
export async function accountOf(db: Kysely<Database>, team: readonly SteadyCoder[]) {
  let acknowledged = 0
  let found = 0
  const lost: string[] = []
  const strange: string[] = []
  for (const coder of team) {
    const rows = new Set((await readLayer(db, coder.key)).map(({ id }) => id))
    acknowledged += coder.acknowledged.size
    found += rows.size
    lost.push(...[...coder.acknowledged].filter((id) => !rows.has(id)))
    strange.push(...[...rows].filter((id) => !coder.written.has(id)))
  }
  return { acknowledged, found, lost, strange }
}
