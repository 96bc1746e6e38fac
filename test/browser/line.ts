import type { Page, WebSocketRoute } from 'playwright-core'

/** The way of a page's sockets to the server, which a test takes away and gives back. */
export interface Line {
  /** Closes what is open, and refuses what is dialled meanwhile. */
  cut(): Promise<void>
  mend(): void
}

/** Takes hold of a page's line, before the page is opened. */
export async function lineOf(page: Page): Promise<Line> {
  let isDown = false
  const open: WebSocketRoute[] = []
  await page.routeWebSocket(/\/live\//, (socket) => {
    if (isDown) return socket.close({ code: 4503, reason: 'unavailable' })
    open.push(socket)
    socket.connectToServer()
  })
  return {
    async cut() {
      isDown = true
      await Promise.all(open.map((socket) => socket.close({ code: 1001, reason: '' })))
    },
    mend() {
      isDown = false
    },
  }
}
