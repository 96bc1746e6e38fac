import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { type Language, languages, makeI18n } from './i18n.ts'
import { NonceContext } from './nonce.ts'

const spoken = languages.find((language) => language === document.documentElement.lang)
const i18n = makeI18n(spoken ?? (languages[0] satisfies Language))
// The attribute reads as empty in the browser; the property still knows it.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <NonceContext.Provider value={nonce}>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </NonceContext.Provider>
    </StrictMode>,
  )
})
