import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { isFinal, type Refusal, readRefusal } from '#model/live/closing.ts'
import { messageTypes } from '#model/live/message-types.ts'
import { type DeviceCopy, deviceCopyName, keptCount, openDeviceCopy } from './device-copy.ts'
import { Fences } from './fences.ts'
import { watchLine } from './line-watch.ts'
import { SaveLedger } from './save-ledger.ts'
import { Store } from './store.ts'

export interface ConnectionState {
  /** `refused`: the server said no for good, and is not dialled again by itself. */
  link: 'connecting' | 'live' | 'offline' | 'refused'
  /** Whether the server has told that all is committed. Never by hope. */
  saved: boolean
  /** Changes on this device that the server has not acknowledged. */
  unsaved: number
  /** Whether these outlive the page: where a device keeps no copy they are in this page alone. */
  kept: boolean
  /** Whether an acknowledgement is overdue. */
  late: boolean
  refusal: Refusal | null
}

/** How a document stands before it is opened. */
export const connecting: ConnectionState = {
  link: 'connecting',
  saved: false,
  unsaved: 0,
  kept: true,
  late: false,
  refusal: null,
}

export interface OpenOptions {
  /** Who opens it: copies on a device that two people use stay apart. */
  personId: string
  epoch?: number
  /** Whether it is written here; only then fences are sent. */
  writes?: boolean
  /** Whether this device keeps a copy. */
  keep?: boolean
  /** Whether presence is sent: only in a room. */
  presence?: boolean
  /**
   * The server refused. `again` after mending the document dials once more; `stay` leaves it.
   */
  onRefused?: (refusal: Refusal) => 'again' | 'stay'
  /** What one may do with it may have changed. */
  onRights?: () => void
  /** A fence goes out; what is returned is called when it comes back. */
  onFence?: () => () => void
  /** `ws://host`, for use outside a page. */
  origin?: string
  socket?: typeof WebSocket
  /** Further parameters of the address: a token of the API in place of a session. */
  params?: Record<string, string>
}

export interface LiveDocument {
  name: string
  doc: Y.Doc
  provider: WebsocketProvider
  state: Store<ConnectionState>
  /**
   * Resolves once what this device holds is in the document, with whether that is all that the server once had: a
   * document comes in parts, and a visit may end before the last.
   */
  loaded: Promise<boolean>
  /** Resolves once the server's state has arrived for the first time. */
  synced: Promise<void>
  /** Resolves when everything written so far is committed; rejects after `withinMs`. */
  whenSaved(withinMs: number): Promise<void>
  /** Asks the server once more what it has committed. */
  ask(): void
  /** Dials again after a refusal that the person has dealt with. */
  dial(): void
  /** Takes away the copy on this device. */
  forget(): Promise<void>
  close(): void
}

/** Opens a live document: the stock provider, a copy on this device, and fences that tell what is saved. */
export function openDocument(name: string, options: OpenOptions): LiveDocument {
  const { personId, epoch = 1, writes = false, keep = false, presence = false } = options
  const doc = new Y.Doc()
  const copyName = deviceCopyName(personId, name, epoch)
  const copy: DeviceCopy | null = keep ? openDeviceCopy(copyName, doc, () => publish()) : null
  const kept = keptCount(copyName)
  const ledger = new SaveLedger(keep ? kept.read() : 0)
  const state = new Store({ ...connecting, unsaved: ledger.unsaved, kept: keep })

  const provider = new WebsocketProvider(options.origin ?? socketOrigin(), name, doc, {
    connect: false,
    // Tabs meet at the server, which alone can say what is saved.
    disableBc: true,
    params: {
      ...(options.epoch === undefined ? {} : { epoch: String(options.epoch) }),
      ...options.params,
    },
    shouldReconnect: (event) => !isFinal(event.code),
    ...(options.socket === undefined ? {} : { WebSocketPolyfill: options.socket }),
  })
  if (!presence) provider.awareness.setLocalState(null)

  let closed = false

  const publish = (change: Partial<ConnectionState> = {}): void => {
    const next = {
      ...state.get(),
      saved: ledger.isSaved && provider.wsconnected,
      unsaved: ledger.unsaved,
      kept: copy?.isHeld === true,
      ...change,
    }
    if (keep) kept.write(next.unsaved)
    if (!closed) state.set(next)
  }

  const fences = writes
    ? new Fences(provider, ledger, {
        onFence: options.onFence,
        onAnswer: (late) => publish({ late }),
      })
    : null
  provider.messageHandlers[messageTypes.rights] = () => options.onRights?.()
  const stopWatching = watchLine(provider)

  if (fences === null) {
    // Nothing to send; and while anybody listens, Yjs writes out once more each update that it reads, of a
    // feed megabytes. The handler is private: it is that of y-websocket 3.1, and a test asks for it.
    doc.off('update', provider._updateHandler)
  } else {
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === provider || (copy !== null && origin === copy.origin)) return
      ledger.change()
      fences.askSoon()
      publish()
    })
  }

  provider.on('connection-close', () => {
    fences?.disconnect()
    if (state.get().link !== 'refused') publish({ link: 'offline', late: false })
  })
  provider.on('sync', (isSynced: boolean) => {
    if (!isSynced) return
    fences?.askSoon()
    copy?.setWhole()
    publish({ link: 'live', refusal: null })
  })
  provider.on('closed', ({ code, reason }: { code: number; reason: string }) => {
    const refusal = readRefusal(code, reason)
    publish({ link: 'refused', refusal, late: false })
    if (options.onRefused?.(refusal) === 'again' && !closed) {
      publish({ link: 'connecting', refusal: null })
      provider.connect()
    }
  })

  const synced = new Promise<void>((resolve) => {
    const listen = (isSynced: boolean) => {
      if (!isSynced) return
      provider.off('sync', listen)
      resolve()
    }
    provider.on('sync', listen)
  })
  const loaded = (copy?.loaded ?? Promise.resolve()).then(() => copy?.wasWhole === true)
  void loaded.then(() => {
    if (!closed) provider.connect()
  })

  return {
    name,
    doc,
    provider,
    state,
    loaded,
    synced,
    whenSaved: (withinMs) => state.until(({ saved }) => saved, withinMs),
    ask: () => fences?.askSoon(),
    dial: () => {
      publish({ link: 'connecting', refusal: null })
      provider.connect()
    },
    forget: async () => {
      kept.write(0)
      await copy?.clear()
    },
    close: () => {
      if (closed) return
      closed = true
      stopWatching()
      fences?.disconnect()
      provider.destroy()
      doc.destroy()
    },
  }
}

function socketOrigin(): string {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return `${scheme}//${location.host}/live`
}
