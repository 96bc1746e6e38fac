/** What is done for figures, in this order: how much of all the work each is, as a rule. */
const weights = { reading: 0.25, counting: 0.1, drawing: 0.65 }

export type AgreementStep = keyof typeof weights
export const agreementSteps = Object.keys(weights) as AgreementStep[]

/** Told now and then, for whoever waits. @param share of the step, 0 to 1 */
export type TellStep = (step: AgreementStep, share: number) => void

/** How much of all is done, 0 to 1, when so much of a step is. */
export function shareOfAll(step: AgreementStep, share: number): number {
  const before = agreementSteps
    .slice(0, agreementSteps.indexOf(step))
    .reduce((sum, done) => sum + weights[done], 0)
  return before + weights[step] * share
}
