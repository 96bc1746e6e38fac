import type { Page } from 'playwright-core'
import { random } from '../../builders/random.ts'
import { type Figures, median, quantile } from '../live/figures.ts'
import type { BusyClock } from './busy-clock.ts'
import { type Contender, newSpans } from './contenders.ts'

/** One piece of what is done with an open text. */
export type Part = (
  page: Page,
  contender: Contender,
  round: number,
  busy: BusyClock,
) => Promise<Figures>

const presses = 20
const remoteSpans = 20
const batchSpans = 1_000
const frames = 240
const framePx = 900
const jumps = 10
const quietMs = 150

/** From the navigation to coded words painted, and how much of a page it is then. */
export const open: Part = async (page, { address }, _, busy) => {
  await page.goto(address, { waitUntil: 'commit' })
  const openMs = await page.evaluate(() => window.stopwatch.firstPaint)
  const openBusyMs = await busy()
  await page.waitForLoadState('networkidle')
  await quiet(page)
  const nodes = await page.evaluate(() => {
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL)
    let count = 0
    while (all.nextNode() !== null) count++
    return count
  })
  return { openMs, openBusyMs, nodes }
}

/** From the key that codes a double-clicked word to its being painted. */
export const press: Part = async (page, contender, _, busy) => {
  const took: number[] = []
  const worked: number[] = []
  for (let at = 0; at < presses; at++) {
    const word = await page.evaluate(wordInView, at)
    await page.mouse.dblclick(word.x, word.y)
    await contender.ready(page)
    await quiet(page)
    await page.evaluate(() => window.stopwatch.watch())
    const before = await busy()
    await page.keyboard.press('1')
    took.push(
      await page.evaluate(async () => (await window.stopwatch.drawing!) - window.stopwatch.pressed),
    )
    worked.push((await busy()) - before)
    await page.keyboard.press('Escape')
    await quiet(page)
  }
  return { pressMs: quantile(took, 0.95), pressBusyMs: median(worked) }
}

/** From a span of somebody else arriving to its being painted. */
export const remote: Part = async (page, contender, round) => {
  const took: number[] = []
  for (const span of newSpans(contender.study, remoteSpans, round)) {
    await page.evaluate(() => window.stopwatch.watch())
    await contender.send([span])
    took.push(
      await page.evaluate(
        async () => (await window.stopwatch.drawing!) - window.stopwatch.received,
      ),
    )
    await quiet(page)
  }
  return { remoteMs: quantile(took, 0.95) }
}

/** The longest task of the page while a thousand spans of somebody else arrive at once. */
export const batch: Part = async (page, contender, round) => {
  // They come in the first turns, which scrolling and jumping have left.
  await page.evaluate((scroller) => {
    document.querySelector(scroller)!.scrollTop = 0
  }, contender.scroller)
  await quiet(page)
  await page.evaluate(() => window.stopwatch.longestTask())
  await page.evaluate(() => window.stopwatch.watch())
  await contender.send(newSpans(contender.study, batchSpans, 1_000 + round))
  await page.evaluate(() => window.stopwatch.drawing)
  await quiet(page)
  return { batchTaskMs: await page.evaluate(() => window.stopwatch.longestTask()) }
}

/** Frames that came late while the text is scrolled by most of a window each. */
export const scroll: Part = async (page, { scroller }) => {
  const lateFrames = await page.evaluate(
    async ({ scroller, frames, framePx }) => {
      const pane = document.querySelector(scroller)!
      pane.scrollTop = 0
      const frame = () => new Promise<number>(requestAnimationFrame)
      let late = 0
      let before = await frame()
      for (let at = 0; at < frames; at++) {
        pane.scrollTop += framePx
        const now = await frame()
        // A frame that is due after 33.3 ms is not late yet.
        if (now - before > 34) late++
        before = now
      }
      return late
    },
    { scroller, frames, framePx },
  )
  return { lateFrames }
}

/** From a jump to words anywhere to their being in view and painted with what is coded there. */
export const jump: Part = async (page, { study, jump, isThere }, round) => {
  const next = random(round)
  const own = study.layers[0]!
  const took: number[] = []
  for (let at = 0; at < jumps; at++) {
    const { start, end } = own[Math.floor(next() * own.length)]!
    const turn = study.text.slice(0, start).split('\n').length
    const to = { start, end, turn }
    // As words, since pages of ours let no script make another.
    const ms = await page.evaluate<number>(`(async () => {
      const to = ${JSON.stringify(to)}
      const isThere = ${isThere}
      const from = performance.now()
      ;(${jump})(to)
      return (await window.stopwatch.painted(() => isThere(to))) - from
    })()`)
    took.push(ms)
    await quiet(page)
  }
  return { jumpMs: quantile(took, 0.5) }
}

/** Until what was asked for last has surely been done: acknowledgements, lists, what is drawn a frame later. */
async function quiet(page: Page): Promise<void> {
  await page.waitForTimeout(quietMs)
  await page.evaluate(() => new Promise(requestAnimationFrame))
}

/** Runs in the page: the middle of some word in view, another one for each `at`. */
function wordInView(at: number): { x: number; y: number } {
  const view = document.querySelector('[data-block]')!.closest('main')!.getBoundingClientRect()
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')].slice(0, 8)
  const words = blocks.flatMap((block) => {
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const boxes: DOMRect[] = []
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      for (const { index, 0: word } of node.nodeValue!.matchAll(/[a-z]{4,}/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        boxes.push(range.getBoundingClientRect())
      }
    }
    return boxes
  })
  // Not below, where a first hint may stand over the text.
  const seen = words.filter(
    ({ top, bottom }) => top > Math.max(view.top, 0) + 60 && bottom < innerHeight - 140,
  )
  const box = seen[(at * 17) % seen.length]!
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
}
