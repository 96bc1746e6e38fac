import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { CodedSpan, Span } from '#model/span.ts'
import { setPosition } from '#server/position.ts'
import type { App } from '../../builders/app.ts'
import { LiveClient } from '../../builders/live-client.ts'
import type { LongStudy } from '../../builders/long-study.ts'
import { random } from '../../builders/random.ts'
import { type PeerName, servePeer } from './peer-pages.ts'
import { installStopwatch } from './stopwatch.ts'

/** Whoever shows one coded transcript: Parley or a peer. */
export interface Contender {
  name: string
  address: string
  study: LongStudy
  /** A browser of its own, with nothing in it but whoever is signed in. */
  context(): Promise<BrowserContext>
  /** Puts spans in from elsewhere, as another coder would. */
  send(spans: readonly CodedSpan[]): Promise<void>
  /** What scrolls, as a selector. */
  scroller: string
  /** What is done between double-clicking a word and the key that codes it. */
  ready(page: Page): Promise<void>
  /** Runs in the page: goes to words of a turn. */
  jump: (to: Span & { turn: number }) => void
  /** Runs in the page: whether those words are in view and what is coded there is drawn. */
  isThere: (to: Span & { turn: number }) => boolean
  stop(): Promise<void>
}

/** Parley, opened by the first coder; others code through sockets. */
export async function parley(app: App, study: LongStudy, browser: Browser): Promise<Contender> {
  const [reader, other] = study.coders as [(typeof study.coders)[0], (typeof study.coders)[0]]
  const { token } = await app.api(other)
  const layer = `layer.${study.roundId}.${study.transcriptId}.${other.id}`
  const live = `${app.url.replace('http', 'ws')}/live`
  const client = await new LiveClient(live, layer, null, `token=${token}`).join()
  return {
    name: 'Parley',
    address: `${app.url}${study.path}`,
    study,
    async context() {
      // As on a first visit: where the round before ended would be gone on from.
      await setPosition(app.services, reader, study, 0)
      return measured(await app.signedIn(browser, reader))
    },
    async send(spans) {
      client.doc.transact(() => {
        for (const span of spans) client.layer.put(span)
      })
    },
    scroller: '#text',
    ready: (page) => page.getByPlaceholder('Code this passage…').waitFor(),
    jump: ({ turn, start, end }) => {
      location.hash = `#turn-${turn}:${start}-${end}`
    },
    isThere: () => {
      const [range] = [...(CSS.highlights.get('found-here') ?? [])] as StaticRange[]
      if (range === undefined) return false
      const { top, bottom } = range.startContainer.parentElement!.getBoundingClientRect()
      if (bottom < 0 || top > innerHeight) return false
      return [...CSS.highlights].some(
        ([name, ranges]) =>
          /^(line|other|fill)-/.test(name) &&
          [...ranges].some(({ startContainer }) => startContainer === range.startContainer),
      )
    },
    stop: () => client.close(),
  }
}

/** A peer on the same text and the same spans. */
export async function peer(name: PeerName, study: LongStudy, browser: Browser): Promise<Contender> {
  const pages = await servePeer(name, study)
  return {
    name: { split: 'split elements', recogito: '@recogito/text-annotator' }[name],
    address: pages.url,
    study,
    context: async () =>
      measured(await browser.newContext({ viewport: { width: 1280, height: 800 } })),
    send: async (spans) => pages.send(spans),
    scroller: 'html',
    ready: async () => {},
    jump: ({ turn }) => document.getElementById(`turn-${turn}`)!.scrollIntoView(),
    isThere: ({ turn }) => {
      const { top, bottom } = document.getElementById(`turn-${turn}`)!.getBoundingClientRect()
      return [...document.querySelectorAll('.drawn, .r6o-annotation')].some((one) => {
        const box = one.getBoundingClientRect()
        return box.bottom > top && box.top < bottom
      })
    },
    stop: () => pages.stop(),
  }
}

/** Spans as another coder makes them, in the first two turns of the text. */
export function newSpans(study: LongStudy, count: number, seed: number): CodedSpan[] {
  const next = random(seed)
  const near = study.text.slice(0, 20_000).split('\n').slice(0, -1)
  const starts = near.map((_, at) => near.slice(0, at).join('\n').length + (at > 0 ? 1 : 0))
  return Array.from({ length: count }, (_, at) => {
    const turn = at % 2
    const words = [...near[turn]!.slice('ANA: '.length).matchAll(/[a-z]+/gi)]
    const word = words[Math.floor(next() * words.length)]!
    const start = starts[turn]! + 'ANA: '.length + word.index
    return {
      id: crypto.randomUUID(),
      start,
      end: start + word[0].length,
      code: study.codes[Math.floor(next() * study.codes.length)]!.id,
      memo: '',
      slots: {},
      createdAt: new Date().toISOString(),
    }
  })
}

async function measured(context: BrowserContext): Promise<BrowserContext> {
  // What reads this file as TypeScript wraps functions in a call that pages do not know.
  await context.addInitScript('globalThis.__name = (given) => given')
  await context.addInitScript(installStopwatch)
  return context
}
