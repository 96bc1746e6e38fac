import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { WebSocketServer } from 'ws'
import type { Span } from '#model/span.ts'
import type { LongTranscript } from '../../builders/long-transcript.ts'

const folder = join(import.meta.dirname, '..', 'peers', 'annotators')
const recogito = join(folder, 'node_modules/@recogito/text-annotator/dist/text-annotator')

/** Scripts of each peer, in order. */
const scripts = {
  split: [join(folder, 'split-spans.js'), join(folder, 'begin.js')],
  recogito: [`${recogito}.umd.js`, join(folder, 'recogito.js'), join(folder, 'begin.js')],
}
export type PeerName = keyof typeof scripts

export interface PeerPages {
  url: string
  /** Gives spans to every page that is open, as if another coder had made them. */
  send(spans: readonly Span[]): void
  stop(): Promise<void>
}

/**
 * A page that is a peer's drawing and nothing else: the text is in it, and so are the spans, so that it waits for
 * neither database nor rights.
 */
export async function servePeer(name: PeerName, transcript: LongTranscript): Promise<PeerPages> {
  const page = await pageOf(name, transcript)
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(page)
  })
  const sockets = new WebSocketServer({ server })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const toBlocks = blockSpans(transcript)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    send(spans) {
      const words = JSON.stringify(spans.map((span) => toBlocks({ ...span, code: 'code0' })))
      for (const socket of sockets.clients) socket.send(words)
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Installs what the peers need, once. */
export async function installAnnotators(): Promise<void> {
  if (existsSync(`${recogito}.umd.js`)) return
  await promisify(execFile)(
    'npm',
    ['install', '--package-lock=false', '--no-audit', '--no-fund', '--prefer-offline'],
    { cwd: folder },
  )
}

async function pageOf(name: PeerName, transcript: LongTranscript): Promise<string> {
  const toBlocks = blockSpans(transcript)
  const turns = transcript.text.trimEnd().split('\n')
  const spans = transcript.layers.flat().map(toBlocks)
  const sources = await Promise.all(scripts[name].map((file) => readFile(file, 'utf8')))
  const style = name === 'recogito' ? await readFile(`${recogito}.css`, 'utf8') : ''
  return [
    '<!doctype html><meta charset="utf-8"><title>Peer</title>',
    '<style>body { margin: 0 auto; max-width: 70ch; font: 18px/1.6 serif }',
    `${style}</style>`,
    '<main id="text">',
    ...turns.map((turn, at) => {
      const [speaker, words] = [turn.slice(0, 3), turn.slice(5).trimEnd()]
      return `<article id="turn-${at + 1}"><h2>${speaker}</h2><p data-block="${at}">${words}</p></article>`
    }),
    '</main>',
    `<script type="application/json" id="spans">${JSON.stringify(spans)}</script>`,
    // What its file expects a bundler to put in.
    '<script>window.process = { env: {} }</script>',
    ...sources.map((source) => `<script>(() => {${source}})()</script>`),
  ].join('\n')
}

/** Where a span stands in the paragraphs of the page; none reaches over the end of a turn. */
function blockSpans({ text, codes }: LongTranscript) {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const hues = new Map(codes.map(({ id }, at) => [id, (at * 30) % 360]))
  return ({ start, end, code }: Span & { code: string }) => {
    let [block, above] = [0, starts.length]
    while (above - block > 1) {
      const middle = (block + above) >> 1
      if (starts[middle]! <= start) block = middle
      else above = middle
    }
    const from = starts[block]! + 'ANA: '.length
    return { block, from: start - from, to: end - from, code, hue: hues.get(code) ?? 0 }
  }
}
