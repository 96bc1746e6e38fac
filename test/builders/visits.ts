import { onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { KeptShelf } from '#app/live/kept-shelf.ts'
import type { LayerOptions } from '#app/live/layer-options.ts'
import { LayerSession } from '#app/live/layer-session.ts'
import { OpenCodebook, type OpenCodebookOptions } from '#app/live/open-codebook.ts'
import type { Person } from '#server/services.ts'
import type { RestartedStudy } from './restarted-study.ts'

/** A page that opens a layer, with a document and a Yjs client id of its own. It takes its shelf along. */
export class LayerVisit extends LayerSession {
  readonly shelf: KeptShelf

  constructor(options: LayerOptions) {
    super(options)
    this.shelf = options.shelf
  }

  override close(): void {
    super.close()
    this.shelf.close()
  }
}

/** @param options what is not as for a page that was loaded in the first epoch and may write */
export function visitLayer(
  { study, host }: RestartedStudy,
  person: Person,
  options: Partial<LayerOptions> = {},
): LayerVisit {
  const name = study.layerOf(person)
  return new LayerVisit({
    name,
    shelf: options.shelf ?? shelfOf(person, name),
    describe: ({ id }) => ({ path: '/', row: { span_id: id } }),
    epoch: 1,
    readOnly: null,
    firstSpans: [],
    onOutdated: () => {},
    ...dialling(host.url, person),
    ...options,
  })
}

/** A page that opens the working codebook. It takes its shelf along. */
export class CodebookVisit extends OpenCodebook {
  readonly shelf: KeptShelf

  constructor(options: OpenCodebookOptions) {
    super(options)
    this.shelf = options.shelf
  }

  override close(): void {
    super.close()
    this.shelf.close()
  }
}

/** A visit once it is known what the device kept. */
export async function visitCodebook(
  { study, host }: RestartedStudy,
  person: Person,
  options: Partial<OpenCodebookOptions> = {},
): Promise<CodebookVisit> {
  const shelf = shelfOf(person, study.codebook)
  await shelf.loaded
  return new CodebookVisit({
    name: study.codebook,
    shelf,
    describe: ({ key, value, before }) => ({
      path: '/',
      row: { field: key, text: String(value ?? before) },
    }),
    epoch: 1,
    readOnly: null,
    ...dialling(host.url, person),
    ...options,
  })
}

/** Where the device keeps what a page of a person has of a document. */
export function shelfOf(person: Person, name: string, keeps = true): KeptShelf {
  const shelf = new KeptShelf(person.id, name, keeps)
  // A page that is left says nothing more to the pages of the tests that follow.
  onTestFinished(() => shelf.close())
  return shelf
}

function dialling(origin: string, person: Person) {
  return {
    personId: person.id,
    origin,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { as: person.id },
  }
}
