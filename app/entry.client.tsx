import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { interfaceLanguages } from '#model/interface-language.ts'
import { speak } from './i18n.ts'
import { fetchWords } from './locales/fetched.ts'
import { NonceContext } from './nonce.ts'

const { lang } = document.documentElement
const language = interfaceLanguages.find((one) => one === lang) ?? 'en'
// The attribute reads as empty in the browser; the property still knows it.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce

void fetchWords(language).then((words) => {
  const i18n = speak(language, words)
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
})
