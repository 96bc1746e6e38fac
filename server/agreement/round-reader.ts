import type { MessagePort } from 'node:worker_threads'
import type { TranscriptState } from '#db/agreement.ts'
import { type AgreementStep, shareOfAll, type TellStep } from '#model/agreement/steps.ts'
import type { Compared, Remembered } from './remembered.ts'

/** What a thread is given of a round: it asks for what it does not remember, and tells how far it is. */
export interface RoundWork {
  roundId: string
  /** Of all transcripts of the round. */
  states: readonly TranscriptState[]
  port: MessagePort
}

/** What a thread says meanwhile: which transcripts it wants to read, `null` once it has all; how far it is. */
export type Said = { wants: string[] | null } | { share: number }

/** How often a thread says how far it is. */
const toldEveryMs = 100

/** In a thread: reads a round from whoever gave the work, and tells how far that and the rest of it are. */
export class RoundReader {
  private toldAt = 0

  constructor(private readonly work: RoundWork) {}

  readonly tell: TellStep = (step: AgreementStep, share: number) => {
    const now = performance.now()
    if (now - this.toldAt < toldEveryMs) return
    this.toldAt = now
    this.say({ share: shareOfAll(step, share) })
  }

  /** Transcripts and layers of the round; of those that did not change what is remembered. */
  async read(remembered: Remembered): Promise<Compared> {
    const { roundId, states, port } = this.work
    const read = async (ids: string[]) => {
      const answer = new Promise<string>((arrived) => port.once('message', arrived))
      this.say({ wants: ids })
      return JSON.parse(await answer) as Compared
    }
    const compared = await remembered.compared(roundId, states, read, (share) =>
      this.tell('reading', share),
    )
    this.say({ wants: null })
    return compared
  }

  private say(said: Said): void {
    this.work.port.postMessage(said)
  }
}
