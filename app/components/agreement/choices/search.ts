import type { AgreementSettings } from '#model/agreement/figures.ts'
import { saidIn } from '../../../said-address.ts'

/** What shapes figures goes along from page to page of a round's agreement; the rest is a page's own. */
const shaping: Record<keyof AgreementSettings, true> = {
  unit: true,
  windowLength: true,
  overlap: true,
  level: true,
  transcripts: true,
  coders: true,
  codes: true,
  bootstrap: true,
  seed: true,
  interval: true,
  targets: true,
}

/** Of what an address says that which shapes figures. */
export function shapingIn(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    Object.entries(saidIn(search)).filter(([name]) => Object.hasOwn(shaping, name)),
  )
}

/** What figures of another shape do to a list: it is shown from its beginning. */
export const anew = { from: undefined }
