import { type AgreementInput, agreementOf } from '#model/agreement/agreement.ts'
import type { Agreement } from '#model/agreement/figures.ts'

/** What a thread of its own computes. Text and typed arrays come in, plain figures go out. */
export default function compute(input: AgreementInput): Agreement {
  return agreementOf(input)
}
