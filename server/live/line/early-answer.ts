import { withinMs } from '../../within.ts'
import type { Connection } from './connection.ts'
import { frames, isEmptyStepOne } from './messages.ts'

/** A document as it was read and not built yet: nothing but a snapshot. */
export interface ReadState {
  state: Uint8Array
  epoch: number
  sequence: number
}

/** Answers those who wait for a document while it is only read. */
export type EarlyAnswer = (read: ReadState) => Promise<void>

/** How long the question of a page may take to arrive, and the answer to go out. */
const longest = { questionMs: 150, answerMs: 1_000 }

/**
 * Sends the stored bytes as they are to those who hold nothing yet, and resolves when they are on their
 * way. The page builds its document from them while the server builds its own; built first, the
 * server's would hold up the bytes by as long as that takes.
 */
export async function answerEarly(
  connections: readonly Connection[],
  { state, epoch, sequence }: ReadState,
): Promise<void> {
  const frame = frames.stepTwo(state)
  const answer = async (connection: Connection) => {
    const question = await connection.firstMessage(longest.questionMs)
    if (question === null || !isEmptyStepOne(question) || !connection.isOpen) return
    const isGone = connection.answerFirst(frame)
    connection.isSynced = true
    connection.early = { epoch, sequence }
    await isGone
  }
  await withinMs(longest.questionMs + longest.answerMs, Promise.all(connections.map(answer)))
}
