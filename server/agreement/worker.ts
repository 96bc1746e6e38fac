import { type AgreementInput, agreementOf } from '#model/agreement/agreement.ts'
import {
  type AnatomyAnswer,
  type AnatomyQuestion,
  answerTo,
} from '#model/agreement/anatomy/question.ts'
import type { Agreement } from '#model/agreement/figures.ts'

/** Without a question the figures are wanted. */
export interface Task {
  input: AgreementInput
  question?: AnatomyQuestion
}

/** What a thread of its own computes. Text and typed arrays come in, plain figures go out. */
export default function compute({ input, question }: Task): Agreement | AnatomyAnswer | null {
  return question === undefined ? agreementOf(input) : answerTo(question, input)
}
