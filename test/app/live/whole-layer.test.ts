import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { LayerOptions } from '#app/live/layer-options.ts'
import { freshDevice } from '../../builders/device.ts'
import { LiveClient } from '../../builders/live-client.ts'
import { aSpan, eventually } from '../../builders/live-study.ts'
import { RestartedStudy } from '../../builders/restarted-study.ts'
import { visitLayer } from '../../builders/visits.ts'

let server: RestartedStudy
beforeAll(async () => {
  server = await RestartedStudy.start()
  const { ana } = server.study
  const writing = await new LiveClient(server.host.url, server.study.layerOf(ana), ana).join()
  writing.layer.replace(spans)
  await writing.saved()
  await writing.close()
}, 60_000)
afterAll(() => server?.end())
beforeEach(freshDevice)

/** So many that they come in parts. */
const spans = Array.from({ length: 3_000 }, (_, at) => aSpan({ start: at % 10, end: 11 }))
const visit = (options: Partial<LayerOptions> = {}) => visitLayer(server, server.study.ana, options)

test('[WS3] a large layer that comes in parts is shown once it is whole', async () => {
  const page = visit({ firstSpans: spans.slice(0, 2) })
  const shown: number[] = []
  page.spans.subscribe(() => shown.push(page.spans.get().length))
  await eventually(() => page.spans.get().length > 2)
  expect(shown.filter((count) => count > 2)).toEqual([spans.length])
  page.close()
})

test('[WS10] of a layer that came in part a later visit takes the copy for that part, and not for all of it', async () => {
  let heard = 0
  /** A line that is lost after some of the parts. */
  class LostLine extends WebSocket {
    constructor(...asked: ConstructorParameters<typeof WebSocket>) {
      super(...asked)
      this.on('message', () => {
        if (++heard > 5) this.terminate()
      })
    }
  }
  const last = { firstSpans: spans.slice(-2) }
  const cut = visit({ ...last, socket: LostLine as unknown as typeof globalThis.WebSocket })
  await eventually(() => heard > 5)
  expect(cut.spans.get()).toHaveLength(2)
  cut.close()
  await server.stop()
  const away = visit(last)
  await eventually(() => away.spans.get().length > 2)
  expect(away.spans.get().length).toBeLessThan(spans.length)
  for (const span of last.firstSpans) expect(away.spans.get()).toContainEqual(span)
  away.close()
  await server.comeBack()
  const whole = visit(last)
  await eventually(() => whole.spans.get().length === spans.length)
  await whole.whenSaved(10_000)
  whole.close()
  await server.stop()
  const later = visit(last)
  await eventually(() => later.spans.get().length === spans.length)
  later.close()
})
