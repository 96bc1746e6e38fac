import { AgreementChoices } from '#model/agreement/choices.ts'

/** What shapes figures goes along from page to page of a round's agreement; the rest is a page's own. */
const shaping: ReadonlySet<string> = new Set([
  ...Object.keys(AgreementChoices.shape),
  'bootstrap',
  'seed',
])

/**
 * What an address says, each name once: several values of a name have commas between them, as a form of
 * boxes to tick sends them, and what is empty says nothing.
 */
export function saidIn(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...new Set(search.keys())]
      .map((name) => [name, search.getAll(name).filter(Boolean).join(',')] as const)
      .filter(([, values]) => values !== ''),
  )
}

/** Of what an address says that which shapes figures. */
export function shapingIn(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries(Object.entries(saidIn(search)).filter(([name]) => shaping.has(name)))
}

/** What figures of another shape do to a list: it is shown from its beginning. */
export const anew = { from: undefined }

/** The same address with something else said; `undefined` takes a name out. */
export function withSaid(
  search: URLSearchParams,
  change: Record<string, string | undefined>,
): string {
  return addressOf({ ...saidIn(search), ...change })
}

/** The search part of an address, nothing where nothing is said. */
export function addressOf(said: Record<string, string | undefined>): string {
  const given = Object.entries(said).filter((one): one is [string, string] => one[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
