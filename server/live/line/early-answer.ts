import { withinMs } from '../../within.ts'
import type { Connection } from './connection.ts'
import { frames, isEmptyStepOne } from './messages.ts'

/** A document as it was read and not built yet: nothing but a snapshot. */
export interface ReadState {
  /** Updates that are the document one after the other. */
  parts: readonly Uint8Array[]
  epoch: number
  sequence: number
}

/** Told of a document once it is read; the document is built when that resolves. */
export type OnRead = (read: ReadState) => Promise<void>

/** How long the question of a page may take to arrive, and the answer to go out. */
const longest = { questionMs: 150, answerMs: 1_000 }

/** Those who wait for a document that is being loaded. */
export class Arrivals {
  private readonly waiting = new Set<Connection>()
  private answer: ((connection: Connection) => Promise<void>) | null = null

  /**
   * One more came. Resolves when its answer is on its way, where there is one: in the room the same
   * question would be answered again.
   */
  async add(connection: Connection): Promise<void> {
    if (this.answer === null) this.waiting.add(connection)
    else await this.answer(connection)
  }

  /**
   * Sends what is stored to those who hold nothing yet, and from now on to whoever comes
   * before the room is there. A page builds its document from them while the server builds its own;
   * built first, the server's would hold up the bytes by as long as that takes.
   *
   * @param mayHave asked before anything is sent
   */
  async answerAll(
    { parts, epoch, sequence }: ReadState,
    mayHave: (connection: Connection) => boolean,
  ): Promise<void> {
    const answer = frames.answer(parts)
    const send = async (connection: Connection) => {
      const question = await connection.firstMessage(longest.questionMs)
      if (question === null || !isEmptyStepOne(question) || !connection.isOpen) return
      if (!mayHave(connection)) return
      const isGone = connection.answerFirst(answer)
      connection.isSynced = true
      connection.early = { epoch, sequence }
      await isGone
    }
    this.answer = (connection) => withinMs(longest.questionMs + longest.answerMs, send(connection))
    await Promise.all([...this.waiting].map(this.answer))
  }
}
