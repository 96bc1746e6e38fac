import type { KeptEntry, KeptPart } from './kept-store.ts'

/** What one page did to what is kept, for the other pages of the same person in this browser. */
export interface KeptNews {
  part: KeptPart
  put: readonly KeptEntry[]
  gone: readonly KeptEntry[]
}

/** A page that opens asks the others what they hold: where a device keeps nothing, they alone know. */
const asking = 'asking'

/** The line between pages that have the same document open as the same person. */
export class KeptLine {
  private channel: BroadcastChannel | null

  constructor(
    personId: string,
    document: string,
    on: {
      news: (news: KeptNews) => void
      /** Another page opened, and knows nothing yet. */
      asked: () => void
    },
  ) {
    this.channel = channelOf(personId, document)
    if (this.channel === null) return
    this.channel.onmessage = ({ data }: MessageEvent<KeptNews | typeof asking>) => {
      if (data === asking) on.asked()
      else on.news(data)
    }
    this.channel.postMessage(asking)
  }

  tell(news: KeptNews): void {
    if (news.put.length + news.gone.length > 0) this.channel?.postMessage(news)
  }

  close(): void {
    this.channel?.close()
    this.channel = null
  }
}

/** Tells pages that have the document open what somebody did to its entries without it. */
export function tellOfKept(personId: string, document: string, news: KeptNews): void {
  const channel = channelOf(personId, document)
  channel?.postMessage(news)
  channel?.close()
}

function channelOf(personId: string, document: string): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null
  const channel = new BroadcastChannel(`parley:${personId}:${document}`)
  // Outside a browser a line that listens would keep the process alive.
  if ('unref' in channel) (channel as { unref(): void }).unref()
  return channel
}
