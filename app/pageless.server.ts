import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { type DomainError, isDomainError, statusOf } from '#model/errors.ts'
import { languageOf } from './language.server.ts'
import { allWords } from './locales/all.server.ts'
import { type Ask, askOf, formOf, toProblem, type Visitor, visitorAsk } from './route.server.ts'
import { said } from './said.ts'

/** A loader of a file, whose address has no page to show a problem on: that comes in plain words. */
export function forDownload(load: (ask: Ask) => Promise<Response>) {
  return async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
      return await load(askOf(args))
    } catch (error) {
      if (!isDomainError(error)) throw error
      const { person } = args.context
      const language = await languageOf(args.request, person)
      return new Response(said(error.message, allWords[language].sentences, language), {
        status: statusOf(error.code),
        headers: { 'Content-Type': 'text/plain; charset=utf-8', ...waitOf(error) },
      })
    }
  }
}

/** When to ask again, where that is all that stands in the way. */
function waitOf({ extras: { retryAfterSeconds } }: DomainError): Record<string, string> {
  return retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }
}

/** An action of an address without a page, for code of ours to fetch: JSON, or `{ problem }` as JSON. */
export function fetchAction<T>(act: (ask: Ask & { form: FormData }) => Promise<T>) {
  return async (args: ActionFunctionArgs) =>
    asJson(async () => act({ ...askOf(args), form: await formOf(args.request) }))
}

/** A loader of such an address. */
export function fetchLoader<T>(load: (ask: Ask) => Promise<T>) {
  return async (args: LoaderFunctionArgs) => asJson(async () => load(askOf(args)))
}

/** The same for whoever is signed in or not. */
export function openFetchAction<T>(
  act: (ask: Omit<Ask, 'person' | 'credential'> & Visitor & { form: FormData }) => Promise<T>,
) {
  return async (args: ActionFunctionArgs) =>
    asJson(async () => act({ ...visitorAsk(args), form: await formOf(args.request) }))
}

/** A response of its own, since without a page the framework drops the status of plain data. */
async function asJson<T>(act: () => Promise<T>): Promise<Response> {
  try {
    const done = await act()
    return done instanceof Response ? done : Response.json(done)
  } catch (error) {
    if (!isDomainError(error)) throw error
    return Response.json({ problem: toProblem(error, null) }, { status: statusOf(error.code) })
  }
}
