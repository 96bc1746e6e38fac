import { onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { KeptShelf } from '#app/live/kept-shelf.ts'
import type { LayerOptions } from '#app/live/layer-options.ts'
import { LayerSession } from '#app/live/layer-session.ts'
import type { Refusal } from '#model/live/closing.ts'
import type { Person } from '#server/services.ts'
import type { LiveStudy } from './live-study.ts'

/** One's own layer as a page has it open, on the real live server. */
export interface OpenedLayer {
  session: LayerSession
  shelf: KeptShelf
  outdated: Refusal[]
}

/** Opens it; when the test has ended, the page says nothing more to those of the tests that follow. */
export function openLayer(
  study: LiveStudy,
  person: Person,
  options: Partial<LayerOptions> = {},
): OpenedLayer {
  const outdated: Refusal[] = []
  const name = study.layerOf(person)
  const shelf = options.shelf ?? new KeptShelf(person.id, name, true)
  onTestFinished(() => shelf.close())
  const session = new LayerSession({
    name,
    shelf,
    describe: () => ({ path: '/', row: {} }),
    personId: person.id,
    epoch: 1,
    readOnly: null,
    firstSpans: [],
    onOutdated: (refusal) => outdated.push(refusal),
    origin: study.url,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { as: person.id },
    ...options,
  })
  return { session, shelf, outdated }
}
