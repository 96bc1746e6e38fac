import type { CodedSpan } from '#model/span.ts'
import type { Act } from './own-history.ts'

/** What an act did to one entry of a layer; `null` where there was or is nothing. */
export type ActChange =
  | { id: string; before: CodedSpan | null; after: CodedSpan | null }
  /** `id`: what the memo is about. */
  | { id: string; memo: { before: string; after: string } }

/** An act with all it changed. */
export interface DoneAct {
  act: Act
  changes: readonly ActChange[]
}

/** An act of a layer that is not open any more. */
export interface PastAct extends DoneAct {
  /** Name of the layer's document. */
  document: string
  /** Where its transcript is coded, and what that is called. */
  path: string
  title: string
}

/** More than anybody takes back one by one. */
const mostActs = 200

/**
 * What one person did in layers that were left since the page was loaded, so that undo goes on where the
 * transcript before was left. In memory alone: nothing of it stays on the device.
 */
export class PastActs {
  private acts: PastAct[] = []
  private personId = ''
  /** The act that a page is opened for, to take it back there. */
  private wanted: PastAct | null = null

  add(personId: string, acts: readonly PastAct[]): void {
    this.acts = [...this.of(personId), ...acts].slice(-mostActs)
    this.personId = personId
  }

  /** The last act of a person, taken from the list. */
  take(personId: string): PastAct | null {
    return this.of(personId).pop() ?? null
  }

  /** Keeps an act until its layer is open. */
  want(act: PastAct): void {
    this.wanted = act
  }

  /** The act that is wanted back in this layer, once. */
  wantedIn(document: string): PastAct | null {
    const { wanted } = this
    if (wanted?.document !== document) return null
    this.wanted = null
    return wanted
  }

  private of(personId: string): PastAct[] {
    return personId === this.personId ? this.acts : []
  }
}
