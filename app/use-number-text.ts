import { useTranslation } from 'react-i18next'

/** A whole number with its thousands set apart, as the language of the page writes it. */
export function useNumberText(): (value: number) => string {
  const { i18n } = useTranslation()
  return (value) => value.toLocaleString(i18n.language)
}
