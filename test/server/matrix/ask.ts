import type { Letter, MatrixStudy, Place } from '../../builders/matrix-study.ts'
import type { Row } from './table.ts'

/** What the `:names` of a row stand for in one request. */
export function namesIn(
  study: MatrixStudy,
  place: Place,
  state: number,
  me: string,
): Record<string, string> {
  const idOf = (letter: Letter) => study.askers.get(letter)!.person.id
  return {
    project: place.project,
    transcript: place.transcript,
    round: place.rounds[state]!,
    ben: place.ben,
    uma: idOf('U'),
    lia: study.askers.get('L')!.person.email,
    me,
  }
}

/** `:names` and `{names}` that are known are put in; others stay. */
export function filled(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(/:(\w+)|\{(\w+)\}|\*$/g, (whole, colon?: string, brace?: string) => {
    return names[colon ?? brace ?? '*'] ?? whole
  })
}

export interface Answer {
  status: number
  text: string
}

/**
 * Asks a page or a form as its own code in the browser does; a download or another address without a page
 * is asked directly. A redirect is 302 either way.
 */
export async function askPage(
  { app }: MatrixStudy,
  row: Omit<Row, 'who'>,
  given: Record<string, string>,
  { cookie, hasPage }: { cookie: string | null; hasPage: boolean },
): Promise<Answer> {
  const [method = '', address = ''] = row.at.split(' ')
  const names = { ...given, ...filledAll(row.path, given) }
  const path = filled(address, names)
  const data = path === '/' ? '/_root.data' : `${path}.data`
  const search = new URLSearchParams(filled(row.query ?? '', names))
  if (path === '/' && method === 'POST') search.set('index', '')
  const form = new FormData()
  for (const [name, value] of Object.entries(row.form ?? {})) {
    form.append(name, typeof value === 'string' ? filled(value, names) : value)
  }
  const answer = await fetch(`${app.url}${hasPage ? data : path}?${search}`, {
    method,
    redirect: 'manual',
    headers: { Origin: app.url, ...(cookie === null ? {} : { Cookie: cookie }) },
    ...(method === 'POST' ? { body: form } : {}),
  })
  const text = await answer.text()
  return { status: answer.status === 202 ? 302 : answer.status, text }
}

export async function askApi(
  { app }: MatrixStudy,
  row: Omit<Row, 'who'>,
  given: Record<string, string>,
  token: string | null,
): Promise<Answer> {
  const [method = '', address = ''] = row.at.split(' ')
  const names = { ...given, ...filledAll(row.path, given) }
  const query = row.query === undefined ? '' : `?${filled(row.query, names)}`
  const answer = await fetch(`${app.url}/api/v1${filled(address, names)}${query}`, {
    method,
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(row.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(row.body === undefined ? {} : { body: filledBody(row.body, names) }),
  })
  return { status: answer.status, text: await answer.text() }
}

function filledAll(values: Row['path'] = {}, names: Record<string, string>) {
  return Object.fromEntries(Object.entries(values).map(([name, v]) => [name, filled(v, names)]))
}

function filledBody(body: unknown, names: Record<string, string>): string {
  return JSON.stringify(body, (_, value) =>
    typeof value === 'string' ? filled(value, names) : value,
  )
}
