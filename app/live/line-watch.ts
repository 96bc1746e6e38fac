import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { writeSyncStep1 } from 'y-protocols/sync'
import type { WebsocketProvider } from 'y-websocket'
import { messageTypes } from '#model/live/message-types.ts'

/** A line that was asked and says nothing within this while is lost. */
const patienceMs = 2_500

/**
 * Notices that the network went or came back sooner than a socket would, which stays silent for half a
 * minute. The browser's word is only a reason to ask: a laptop without a network still reaches a server
 * that runs on it.
 *
 * @returns how to stop; outside a page there is nothing to watch
 */
export function watchLine(provider: WebsocketProvider): () => void {
  if (typeof window === 'undefined') return () => {}
  let timer: ReturnType<typeof setTimeout> | undefined

  const dialAnew = (): void => {
    provider.disconnect()
    provider.connect()
  }
  const ask = (): void => {
    if (!provider.wsconnected || timer !== undefined) return
    const askedAt = Date.now()
    // Answered by every kind of document, and at once: a fence would wait for the database.
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.sync)
    writeSyncStep1(encoder, provider.doc)
    provider.ws?.send(toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
    timer = setTimeout(() => {
      timer = undefined
      if (provider.wsconnected && provider.wsLastMessageReceived < askedAt) dialAnew()
    }, patienceMs)
  }
  const comeBack = (): void => {
    if (provider.wsconnected) ask()
    // A document that the server refused is not dialled by itself.
    else if (provider.shouldConnect) dialAnew()
  }
  const look = (): void => {
    if (document.visibilityState === 'visible') comeBack()
  }
  addEventListener('offline', ask)
  addEventListener('online', comeBack)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearTimeout(timer)
    removeEventListener('offline', ask)
    removeEventListener('online', comeBack)
    document.removeEventListener('visibilitychange', look)
  }
}
