import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { speak } from './i18n.ts'
import { languageOfPage, wantedWords, wordsAtHand } from './locales/fetched.ts'
import { NonceContext } from './nonce.ts'
import { ensureSessionStorage } from './session-storage.ts'

ensureSessionStorage()

const language = languageOfPage()
// The attribute reads as empty in the browser; the property still knows it.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce

void wantedWords().then(() => {
  const i18n = speak(
    language,
    wordsAtHand((name, words) => i18n.addResourceBundle(language, name, words)),
  )
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
