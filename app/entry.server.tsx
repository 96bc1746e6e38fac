import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { isDomainError } from '#model/errors.ts'
import { interfaceLanguages } from '#model/interface-language.ts'
import { loggedPath } from '#server/http/logged-path.ts'
import { speak } from './i18n.ts'
import { languageOf } from './language.server.ts'
import { allWords } from './locales/all.server.ts'
import { NonceContext } from './nonce.ts'
import { wholeLetters } from './whole-letters.server.ts'

const abortAfterMs = 10_000

const spoken = new Map(
  interfaceLanguages.map((language) => [language, speak(language, allWords)] as const),
)

/** Writes a page: to a person as it comes, to a robot when it is whole. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, services, person }: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get('user-agent') ?? '')
  const i18n = spoken.get(await languageOf(request, person))!
  return new Promise((resolve, reject) => {
    let failed = false
    let begun = false
    const begin = () => {
      begun = true
      const body = wholeLetters()
      headers.set('Content-Type', 'text/html; charset=utf-8')
      resolve(
        new Response(createReadableStreamFromReadable(body), {
          headers,
          status: failed ? 500 : status,
        }),
      )
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nextProvider i18n={i18n}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} />
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce,
        ...(whole ? { onAllReady: begin } : { onShellReady: begin }),
        onShellError: reject,
        onError(error: unknown) {
          failed = true
          // What fails before the page has begun reaches the log through the rejection.
          if (begun) services.log.error({ err: error }, 'a page broke off while it was written')
        },
      },
    )
    setTimeout(abort, abortAfterMs).unref()
  })
}

/** A defect in a loader or an action goes to the log with the request it belongs to. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || isDomainError(error)) return
  // A refusal was answered in words; only defects belong in the log.
  if (isRouteErrorResponse(error) && error.status < 500) return
  const { services, requestId } = context as AppLoadContext
  const path = loggedPath(new URL(request.url).pathname)
  services.log.error({ err: error, requestId, method: request.method, path }, 'a page failed')
}
