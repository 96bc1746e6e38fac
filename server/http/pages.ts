import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { DomainError } from '#model/errors.ts'
import type { Services } from '../services.ts'
import type { Sessions, SignedIn } from '../sessions.ts'
import type { Settings } from '../settings.ts'

/** What the listener knows of a request before a page answers it. */
export interface Asked {
  signedIn: SignedIn | null
  /** Why nothing can be shown, now or at this address; the page itself says it, in its looks. */
  refusal: DomainError | null
  address: string
  origin: string
  nonce: string
  requestId: string
}

/** Where the built pages come from: the build, or the development server that makes them as asked. */
export type Build = ServerBuild | (() => Promise<ServerBuild>)

/**
 * Uploads are larger than other forms, on the pages that take them alone. A file comes in a form of parts:
 * any other form could be millions of fields, and each is an object.
 */
export function bodyLimitOf(path: string, contentType: string, { limits }: Settings): number {
  if (!/^\s*multipart\/form-data\b/i.test(contentType)) return limits.formBytes
  const clean = path.replace(/\.data$/, '')
  if (/^\/projects\/[^/]+\/transcripts\/(add|store)$/.test(clean)) return limits.uploadBytes * 2
  if (/^\/projects\/[^/]+\/codebook$/.test(clean)) return limits.jsonBytes * 4
  if (clean === '/agreement/calculator') return limits.calculatorBytes + limits.formBytes
  return limits.formBytes
}

/** Answers page requests through Remix, with the services and who is asking. */
export function makePages(
  services: Services,
  sessions: Sessions,
  build: Build,
  mode: 'production' | 'development',
) {
  const handle = createRequestHandler(build, mode)
  return function answer(request: Request, asked: Asked): Promise<Response> {
    const { signedIn, ...rest } = asked
    // Where the request came from was asked in the server entry, which knows PARLEY_URL and forms sent
    // before any script ran (their origin is “null”). Remix would ask again, and know neither.
    request.headers.delete('origin')
    return handle(request, {
      services,
      sessions,
      person: signedIn?.person ?? null,
      credential: signedIn?.credential ?? null,
      ...rest,
    } as AppLoadContext)
  }
}
