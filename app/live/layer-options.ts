import type { DomainErrorCode } from '#model/errors.ts'
import type { Refusal } from '#model/live/closing.ts'
import type { CodedSpan } from '#model/span.ts'
import type { KeptShelf } from './kept-shelf.ts'
import type { KeptEntry } from './kept-store.ts'
import type { DoneAct } from './past-acts.ts'

/** What a page tells of the layer that it opens. */
export interface LayerOptions {
  name: string
  personId: string
  epoch: number
  /** Why this person may not write the layer now; `null` where they may. */
  readOnly: DomainErrorCode | null
  /** What the server does not have of this layer. It lives on while sessions come and go. */
  shelf: KeptShelf
  /** A thing of the layer as the tidy export would have it, and where it can be opened. */
  describe: (entry: Pick<KeptEntry, 'id' | 'span' | 'memo'>) => Pick<KeptEntry, 'row' | 'path'>
  /** Spans the page was rendered with, shown until the document is here. */
  firstSpans: readonly CodedSpan[]
  /** Something about the layer is no longer as the page was told: ask the server again. */
  onOutdated: (refusal: Refusal) => void
  /** The same, said by the server while the line is open. */
  onRights?: () => void
  /** Told, when its history is over, the acts that stand. */
  onOver?: (acts: readonly DoneAct[]) => void
  origin?: string
  socket?: typeof WebSocket
  params?: Record<string, string>
}
