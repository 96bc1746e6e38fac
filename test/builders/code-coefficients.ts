import type { App } from './app.ts'
import type { StoredRound } from './stored-round.ts'

/** A figure of a code, as a program gets it. */
export interface Row {
  name: string
  parts: string[]
  first?: { id: string; name: string }
  second?: { id: string; name: string }
  value: number | null
  reason?: string
  interval?: { method: string; draws?: number }
  failing?: { target: number; share: number }[]
}

/** Every coefficient of a code, as a program gets them. */
export interface Answer {
  units: Row[]
  transcripts: { transcript: string; rows: Row[] }[]
  matching: Row[]
  notes: string[]
  settings: object
  asked: object
  ledger: object
}

/** Asks as the lead of a round for every coefficient of a code. */
export async function askCoefficients(
  app: App,
  { lead, projectId, roundId }: StoredRound,
  code: string,
  query: string,
): Promise<Response> {
  const { ask } = await app.api(lead, 'read')
  const path = `/projects/${projectId}/rounds/${roundId}/agreement/codes/${code}/coefficients`
  return ask('GET', `${path}?${query}`)
}
