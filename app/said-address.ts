/**
 * What an address or a form says, each name once: several values of a name have commas between them, as a form of
 * boxes to tick sends them, and what is empty says nothing.
 */
export function saidIn(said: URLSearchParams | FormData): Record<string, string> {
  return Object.fromEntries(
    [...new Set(said.keys())]
      .map((name) => [name, said.getAll(name).filter(Boolean).join(',')] as const)
      .filter(([, values]) => values !== ''),
  )
}

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
