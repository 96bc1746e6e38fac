import { CSPProvider } from '@base-ui/react/csp-provider'
import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import literataLatin from '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2?url'
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf } from '#model/direction.ts'
import { usualTextSetting } from '#model/text-setting.ts'
import { countUnread } from '#server/inbox.ts'
import { AwayNote } from './components/away-note.tsx'
import { Toasts } from './components/toasts.tsx'
import { useCutPastes } from './components/use-cut-pastes.ts'
import { useDevice } from './components/use-device.ts'
import { Waiting } from './components/waiting.tsx'
import { languageOf, readLanguageChoice } from './language.server.ts'
import { useMe } from './me.ts'
import { useNonce } from './nonce.ts'
import { readTheme } from './theme.server.ts'
import { titled } from './title.ts'
import { useTextSetting } from './use-text-setting.ts'
import { useTheme } from './use-theme.ts'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/literata/index.css'
import '@fontsource-variable/literata/wght-italic.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/hues.css'
import './styles/text-setting.css'

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  ...[interLatin, literataLatin].map((href) => ({
    rel: 'preload' as const,
    as: 'font' as const,
    type: 'font/woff2',
    crossOrigin: 'anonymous' as const,
    href,
  })),
]

export const meta = titled(() => [])

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { person, requestId } = context
  return {
    language: await languageOf(request, person),
    languageChoice: await readLanguageChoice(request, person),
    theme: person?.theme ?? (await readTheme(request)),
    textSetting: person?.textSetting ?? usualTextSetting,
    person: person && {
      id: person.id,
      email: person.email,
      name: person.name,
      initials: person.initials,
    },
    unread: await unreadOf(context),
    requestId,
  }
}

/** What waits in the inbox. A page that tells why nothing can be shown has its bar as well. */
async function unreadOf({ person, refusal, services }: LoaderFunctionArgs['context']) {
  if (person === null || refusal !== null) return 0
  try {
    return await countUnread(services, person)
  } catch (error) {
    services.log.warn({ err: error }, 'what waits in an inbox cannot be counted')
    return 0
  }
}

/** Around every page and every problem, so that neither is ever without its looks. */
export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation()
  const nonce = useNonce()
  const theme = useTheme()
  const text = useTextSetting()
  return (
    <html
      lang={i18n.language}
      dir={directionOf(i18n.language)}
      data-theme={theme === 'system' ? undefined : theme}
      data-text-size={text.size}
      data-text-width={text.width}
      data-text-spacing={text.spacing}
      data-text-face={text.face}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <CSPProvider nonce={nonce}>
          <p className="too-old">{t('tooOld')}</p>
          <div className="app">{children}</div>
          <AwayNote />
          <Toasts />
        </CSPProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  useDevice(useMe()?.id ?? null)
  useCutPastes()
  return (
    <>
      <Waiting />
      <Outlet />
    </>
  )
}

export { ProblemPage as ErrorBoundary } from './components/problem-page.tsx'
