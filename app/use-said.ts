import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Sentences, said } from './said.ts'

/** Says messages of the server, of jobs and of schemas in the words of the page. */
export function useSaid(): (message: string) => string {
  const { i18n } = useTranslation()
  const { language } = i18n
  return useMemo(() => {
    const sentences = i18n.getResourceBundle(language, 'sentences') as Sentences | undefined
    return (message) => said(message, sentences, language)
  }, [i18n, language])
}
