import type { Limits } from '#model/limits.ts'
import { type Crossing, crossing } from '../crossing.ts'
import { type ReadingChoices, type ReadText, readText, type TranscriptSource } from './read-text.ts'

export interface ReadingTask {
  source: TranscriptSource
  choices: ReadingChoices
  limits: Pick<Limits, 'uploadBytes' | 'transcriptCharacters'>
}

/** What a thread of its own reads: a text of millions of letters would hold up everybody who codes. */
export default function read(task: ReadingTask): Promise<Crossing<ReadText>> {
  return crossing(() => readText(task.source, task.choices, task.limits))
}
