import { DomainError, isDomainError } from '#model/errors.ts'
import { limits as defaults } from '#model/limits.ts'
import { mayChangeWith } from '#model/rights.ts'
import { checked, invalidInput, parsedInWords } from '../checked.ts'
import type { Seen } from '../http/request-log.ts'
import type { Services } from '../services.ts'
import { callerOfToken } from '../tokens.ts'
import { acceptedResponse } from './accepted.ts'
import { readBody, readForm } from './body.ts'
import type { Endpoint } from './endpoint.ts'
import { hasLongList, writingJson } from './json.ts'
import { problemResponse } from './problem.ts'

const prefix = '/api/v1'

/** What boundaries, headings and short fields of a multipart form may take beside its file. */
const frameBytes = 64 * 1024

/** Of a list in a body: a schema looks at each, also at the wrong ones, before it says that they are too many. */
const mostEntries = { here: 20_000, later: 1_000_000 }

interface Compiled {
  endpoint: Endpoint
  pattern: RegExp
  names: string[]
}

/** Finds the endpoint of a request, checks every part of it, and makes the answer. */
export function makeApi(services: Services, endpoints: readonly Endpoint[], openApi: unknown) {
  const compiled = endpoints.map(compile)

  return async function answer(request: Request, seen: Seen): Promise<Response> {
    const url = new URL(request.url)
    try {
      const path = url.pathname.slice(prefix.length)
      if (path === '/openapi.json' && request.method === 'GET') return Response.json(openApi)
      return await ask(services, compiled, request, path, url.searchParams, seen)
    } catch (error) {
      if (!isDomainError(error)) throw error
      const { job } = error.extras
      const isOnItsWay = error.code === 'being-computed' && job !== undefined
      if (isOnItsWay) return acceptedResponse(error, job, url.pathname)
      return problemResponse(error, seen.requestId)
    }
  }
}

async function ask(
  services: Services,
  compiled: readonly Compiled[],
  request: Request,
  path: string,
  search: URLSearchParams,
  seen: Seen,
): Promise<Response> {
  const here = compiled.filter(({ pattern }) => pattern.test(path))
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const found = here.find(({ endpoint }) => endpoint.method === method)
  if (here.length > 0 && found === undefined) return methodNotAllowed(here)

  // Whoever has no token learns nothing, not even which addresses there are.
  const caller = await bearerOf(services, request)
  seen.personId = caller.person.id
  await services.rates.take('api-token', caller.credential)
  if (found === undefined) {
    throw new DomainError('not-found', 'The API has no such address. See /api/v1/openapi.json.')
  }
  const { endpoint } = found
  if (endpoint.method !== 'GET' && !mayChangeWith(caller.scope)) {
    throw new DomainError(
      'not-permitted',
      'This token may only read. Make one with the scope “write”.',
    )
  }
  const params = endpoint.params && checkedParams(endpoint.params, paramsOf(found, path))
  const query = endpoint.query && checked(endpoint.query, queryOf(search), 'query')
  if (endpoint.query === undefined && search.size > 0) {
    throw new DomainError('invalid-input', `“${[...search.keys()][0]}” is not asked for here.`)
  }
  const limit = services.settings.limits[endpoint.bodyLimit ?? 'jsonBytes'] ?? defaults.jsonBytes
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') === true
  const formLimit = services.settings.limits[endpoint.formLimit ?? 'formBytes'] + frameBytes
  const form = endpoint.multipart && isForm ? await readForm(request, formLimit) : undefined
  const hasBody = endpoint.body !== undefined && form === undefined
  const isCheckedHere = endpoint.bodyIsChecked === undefined
  const most = { bytes: limit, entries: isCheckedHere ? mostEntries.here : mostEntries.later }
  const given = hasBody ? await readBody(request, most, services.live) : undefined
  const body = hasBody && isCheckedHere ? checked(endpoint.body!, given) : given
  const answer = await endpoint.handle({
    services,
    person: caller.person,
    params,
    query,
    body,
    form,
    request,
  })
  if (answer instanceof Response) return answer
  if (endpoint.answer.status === 204) return new Response(null, { status: 204 })
  return await jsonOf(answer, endpoint.answer.status, services)
}

/** Layers are long, and written bit by bit. */
async function jsonOf(answer: unknown, status: number, { live }: Services): Promise<Response> {
  if (!hasLongList(answer)) return Response.json(answer, { status })
  const json = await live.bitByBit(writingJson(answer))
  return new Response(json, { status, headers: { 'Content-Type': 'application/json' } })
}

async function bearerOf(services: Services, request: Request) {
  const given = request.headers.get('authorization')?.match(/^Bearer ([\w-]+)$/i)?.[1]
  const caller = given === undefined ? null : await callerOfToken(services, given)
  if (caller === null) {
    throw new DomainError(
      'not-signed-in',
      'The API is asked with a token: Authorization: Bearer prl_…. Make one on your profile page.',
    )
  }
  return caller
}

function compile(endpoint: Endpoint): Compiled {
  const names: string[] = []
  const pattern = endpoint.path.replace(/\{(\w+)\}|[.]/g, (_, name?: string) => {
    if (name === undefined) return '\\.'
    names.push(name)
    return '([^/]+)'
  })
  return { endpoint, pattern: new RegExp(`^${pattern}$`), names }
}

function paramsOf({ pattern, names }: Compiled, path: string): Record<string, string> {
  const values = pattern.exec(path)?.slice(1) ?? []
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
}

/** An id that is none names nothing: 404, as for one that nobody has. */
function checkedParams(schema: NonNullable<Endpoint['params']>, given: Record<string, string>) {
  const parsed = parsedInWords(schema, given, '')
  if (parsed.success) return parsed.data
  const { message } = invalidInput(parsed.error, '')
  throw new DomainError('not-found', `There is nothing at this address. ${message}`)
}

function queryOf(search: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = Object.create(null)
  for (const [name, value] of search) {
    if (name in query) {
      throw new DomainError('invalid-input', `“${name}” is given twice. Give it once.`)
    }
    query[name] = value
  }
  return { ...query }
}

function methodNotAllowed(here: readonly Compiled[]): Response {
  const allowed = [...new Set(here.map(({ endpoint }) => endpoint.method))].join(', ')
  return Response.json(
    {
      type: 'about:blank',
      title: 'Method not allowed',
      status: 405,
      detail: `Here one may ${allowed}.`,
    },
    { status: 405, headers: { Allow: allowed, 'Content-Type': 'application/problem+json' } },
  )
}
