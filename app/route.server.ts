import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { Params } from '@remix-run/react'
import type { JobState } from '#model/agreement/job-state.ts'
import {
  DomainError,
  type DomainErrorCode,
  type Issue,
  isDomainError,
  statusOf,
} from '#model/errors.ts'
import type { InterfaceLanguage } from '#model/interface-language.ts'
import type { TextSetting } from '#model/text-setting.ts'
import { readForm } from '#server/api/body.ts'
import { placeOfRefused } from '#server/refused-place.ts'
import type { Person, Services } from '#server/services.ts'
import type { Sessions } from '#server/sessions.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
  /** What `server/http/pages.ts` hands to every route. */
  interface AppLoadContext {
    services: Services
    sessions: Sessions
    /** Who is signed in, with the look, the language and the setting of texts they chose. */
    person:
      | (Person & {
          theme: 'system' | 'light' | 'dark'
          language: InterfaceLanguage | null
          textSetting: TextSetting | null
        })
      | null
    /** Hex of the session's hash, `null` without one. */
    credential: string | null
    /** Why nothing can be shown to anybody now: the database away, the server stopping. */
    refusal: DomainError | null
    /** Address of the visitor, for rate limits. */
    address: string
    /** The address of this server as the visitor typed it, for links to pass on. */
    origin: string
    nonce: string
    requestId: string
  }
}

/** What a route is asked with. */
export interface Ask {
  services: Services
  sessions: Sessions
  person: Person
  credential: string
  params: Params
  request: Request
  url: URL
  /** Address of this server, for links to pass on. */
  origin: string
}

/** What went wrong in words, for a form to show beside its fields. */
export interface Problem {
  code: DomainErrorCode
  message: string
  issues: readonly Issue[]
  /** Which form of the page was refused, where a page has several: its field `intent`. */
  intent: string | null
}

/** In place of a whole page: why, and the number under which the log has the request. */
export interface Refusal {
  code: DomainErrorCode
  message: string
  requestId: string
  /** Where the page stands, for those who may know of the project. */
  place: RefusedPlace | null
  /** What computes the figures of the page, or ended without them. */
  job: JobState | null
}

export type RefusedPlace = NonNullable<Awaited<ReturnType<typeof placeOfRefused>>>

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs

/** A loader for whoever is signed in; others are sent to sign in and come back. */
export function forPerson<T>(load: (ask: Ask) => Promise<T>) {
  return async (args: LoaderFunctionArgs): Promise<T> => answered(args, () => load(askOf(args)))
}

/** A loader for everybody: signing in, set-up, links. */
export function forAnybody<T>(
  load: (ask: Omit<Ask, 'person' | 'credential'> & Visitor) => Promise<T>,
) {
  return async (args: LoaderFunctionArgs): Promise<T> =>
    answered(args, () => load(visitorAsk(args)))
}

/**
 * An action of a form. A domain error becomes `{ problem }`, so that the page can show it and keep
 * what was typed; anything else is a defect and reaches the log.
 */
export function formAction<T>(act: (ask: Ask & { form: FormData }) => Promise<T>) {
  return async (args: ActionFunctionArgs) =>
    withProblem(async (form) => act({ ...askOf(args), form: await form() }), args.request)
}

/** The same for forms that somebody without an account fills in. */
export function openFormAction<T>(
  act: (ask: Omit<Ask, 'person' | 'credential'> & Visitor & { form: FormData }) => Promise<T>,
) {
  return async (args: ActionFunctionArgs) =>
    withProblem(async (form) => act({ ...visitorAsk(args), form: await form() }), args.request)
}

/** Whoever asks, signed in or not. */
export interface Visitor {
  person: Person | null
  credential: string | null
  address: string
}

/** A parameter of the path that the route's pattern promises. */
export function param(params: Params, name: string): string {
  const value = params[name]
  if (value === undefined) throw new Error(`The route has no parameter “${name}”.`)
  return value
}

/** What whoever is signed in asks with. @throws {Response} to the page of signing in, for others */
export function askOf(args: RouteArgs): Ask {
  const ask = visitorAsk(args)
  if (ask.person === null || ask.credential === null) {
    const next = `${ask.url.pathname.replace(/\.data$/, '')}${ask.url.search}`
    throw redirect(`/sign-in?next=${encodeURIComponent(next)}`)
  }
  return { ...ask, person: ask.person, credential: ask.credential }
}

/** What anybody asks with. @throws {DomainError} where nothing can be shown now */
export function visitorAsk({ context, params, request }: RouteArgs) {
  if (context.refusal !== null) throw context.refusal
  return {
    services: context.services,
    sessions: context.sessions,
    person: context.person,
    credential: context.credential,
    address: context.address,
    origin: context.origin,
    params,
    request,
    url: new URL(request.url),
  }
}

async function answered<T>({ context, params }: RouteArgs, answer: () => Promise<T>): Promise<T> {
  try {
    return await answer()
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { code, message } = error
    const job = error.extras.job ?? null
    const { services, person, requestId } = context
    // What else is refused is no matter of who asks: the database may be away.
    const hasPlace = code === 'not-permitted' || code === 'not-found' || job !== null
    const mayStand = person !== null && hasPlace
    const place = mayStand ? await placeOfRefused(services, person, params) : null
    const refusal: Refusal = { code, message, requestId, place, job }
    // A page that says how far its figures are, or why there are none, is an answer. Nor would 202 do: the
    // framework takes it for a redirect.
    throw data(refusal, { status: job === null ? statusOf(code) : 200 })
  }
}

async function withProblem<T>(
  act: (form: () => Promise<FormData>) => Promise<T>,
  request: Request,
) {
  let intent: string | null = null
  try {
    return await act(async () => {
      const form = await formOf(request)
      intent = textOf(form, 'intent') || null
      return form
    })
  } catch (error) {
    if (isDomainError(error)) {
      return data({ problem: toProblem(error, intent) }, { status: statusOf(error.code) })
    }
    throw error
  }
}

/** A text field of a form; what is missing or a file reads as empty, for the schema to complain of. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** For a form whose `intent` this page has no answer to: one of an older version, or not one of ours. */
export function unknownForm(): DomainError {
  return new DomainError('invalid-input', 'This form is not known here. Load the page again.')
}

/** The form that was sent. @throws {DomainError} `invalid-input` where it did not arrive whole */
export async function formOf(request: Request): Promise<FormData> {
  // Signing out says nothing, and must not fail for it.
  if (!request.headers.has('content-type')) return new FormData()
  try {
    // How long it may be, the listener has seen to.
    return await readForm(request, Number.POSITIVE_INFINITY)
  } catch (error) {
    if (isDomainError(error)) throw error
    throw new DomainError('invalid-input', 'The form did not arrive whole. Send it again.')
  }
}

/** @param intent which form of the page, where it has several */
export function toProblem(error: DomainError, intent: string | null): Problem {
  return { code: error.code, message: error.message, issues: error.extras.issues ?? [], intent }
}
