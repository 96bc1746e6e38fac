/** What a measured page knows of itself; all times in milliseconds of its own clock, which begins with the navigation. */
export interface Stopwatch {
  /** When coded text was first painted. */
  firstPaint: Promise<number>
  /** When something last came over a socket that carries spans. */
  received: number
  /** When a key was last pressed, as the browser says. */
  pressed: number
  /** Resolves with the time of the next painting in which something else is drawn than now. */
  watch(): void
  drawing: Promise<number> | null
  /** Resolves once a frame is painted in which `isSo`. */
  painted(isSo: () => boolean): Promise<number>
  /** The longest task of the page since it was asked last; 0 where none was longer than 50 ms. */
  longestTask(): number
}

declare global {
  interface Window {
    stopwatch: Stopwatch
  }
}

/**
 * Runs in the page before anything of it. What is drawn is read off what each way of drawing leaves in the page:
 * highlights and stripes, elements of `coded` words, or the layer of the peer.
 */
export function installStopwatch(): void {
  const words = document.getElementsByClassName('drawn')
  let changes = 0
  addEventListener('DOMContentLoaded', () => {
    const text = document.querySelector('#text:not([role])')
    // A paragraph cut anew may have as many pieces as before.
    if (text)
      new MutationObserver(() => changes++).observe(text, { childList: true, subtree: true })
  })
  const layer = document.getElementsByClassName('r6o-annotation')
  // Asked in each frame of a page that opens, and so without a search through it.
  const isDrawn = (): boolean =>
    words.length > 0 || layer.length > 0 || [...(CSS.highlights ?? [])].some(isOfCodes)
  const isOfCodes = ([name, { size }]: [string, { size: number }]) =>
    size > 0 && /^(line|other|fill|open)-/.test(name)
  const drawn = (): string => {
    const ranges = [...(CSS.highlights ?? [])]
      .filter(([name]) => /^(line|other|fill|open)-/.test(name))
      .map(([name, { size }]) => name + size)
    // Looked for once: it is asked for in each frame, and a search through the page would take a part of it.
    if (!lanes?.isConnected) lanes = document.querySelector('[class*=_lanes_]')
    const beside = [...(lanes?.children ?? [])]
    const more = beside.filter((one) => one.className.includes('_more_'))
    const counts = [beside.length, layer.length, words.length, changes]
    return [...ranges, ...more.map((one) => one.textContent), ...counts].join(' ')
  }
  let lanes: Element | null = null
  // A message that is posted in a frame comes once that frame was laid out and painted.
  const afterPaint = () =>
    new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(null)
    })
  const painted = (isSo: () => boolean) =>
    new Promise<number>((resolve) => {
      const look = () => (isSo() ? void afterPaint().then(resolve) : requestAnimationFrame(look))
      requestAnimationFrame(look)
    })
  let longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  }).observe({ type: 'longtask' })
  window.stopwatch = {
    firstPaint: painted(isDrawn),
    received: 0,
    pressed: 0,
    drawing: null,
    watch() {
      const before = drawn()
      this.drawing = painted(() => drawn() !== before)
    },
    painted,
    longestTask() {
      const was = longest
      longest = 0
      return was
    },
  }
  addEventListener('keydown', (event) => (window.stopwatch.pressed = event.timeStamp), true)
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      if (!/\/(feed\.|spans)/.test(String(url))) return
      this.addEventListener('message', () => (window.stopwatch.received = performance.now()))
    }
  }
}
