import type { MessagePort } from 'node:worker_threads'
import type { TranscriptState } from '#db/agreement.ts'
import { type AgreementInput, agreementOf } from '#model/agreement/agreement.ts'
import { LastAnatomy } from '#model/agreement/anatomy/last-anatomy.ts'
import { answerTo } from '#model/agreement/anatomy/question.ts'
import { Kept } from '#model/agreement/kept.ts'
import { soFar } from '#model/agreement/so-far.ts'
import { type AgreementStep, shareOfAll } from '#model/agreement/steps.ts'
import { type Crossing, crossing } from '../crossing.ts'
import { linesOf } from './answer-lines.ts'
import type { FigureTask } from './figure-task.ts'
import { type Compared, Remembered } from './remembered.ts'

/** What a thread of its own computes. It asks for what it does not remember, and tells how far it is. */
export interface Work {
  task: FigureTask
  /** Of all transcripts of the round. */
  states: readonly TranscriptState[]
  port: MessagePort
}

/** What a thread says meanwhile: which transcripts it wants to read, `null` once it has all; how far it is. */
export type Said = { wants: string[] | null } | { share: number }

/** How often a thread says how far it is. */
const toldEveryMs = 100

const remembered = new Remembered()
const kept = new Kept()
const last = new LastAnatomy()

/** @returns figures, or what agreement is lost to, in lines of JSON, which go on as they are */
export default function compute({ task, states, port }: Work): Promise<Crossing<string>> {
  const say = (said: Said) => port.postMessage(said)
  let toldAt = 0
  const tell = (step: AgreementStep, share: number) => {
    const now = performance.now()
    if (now - toldAt < toldEveryMs) return
    toldAt = now
    say({ share: shareOfAll(step, share) })
  }
  const read = async (ids: string[]) => {
    const answer = new Promise<string>((arrived) => port.once('message', arrived))
    say({ wants: ids })
    return JSON.parse(await answer) as Compared
  }
  return crossing(async () => {
    const { roundId, codes, codebook, settings, question, passed } = task
    const compared = await remembered.compared(roundId, states, read, (share) =>
      tell('reading', share),
    )
    say({ wants: null })
    const all = { ...compared, codes, codebook, settings }
    const input = passed === undefined ? all : inputSoFar(all, passed)
    const answer =
      question === undefined ? agreementOf(input, { kept, tell }) : answerTo(question, input, last)
    return linesOf(answer)
  })
}

function inputSoFar(
  all: AgreementInput,
  { places, transcripts }: NonNullable<FigureTask['passed']>,
): AgreementInput {
  const chosen = all.transcripts.filter(({ id }) => transcripts?.includes(id) ?? true)
  return soFar({ ...all, transcripts: chosen }, places)
}
