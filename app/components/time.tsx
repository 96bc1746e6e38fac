import { useTranslation } from 'react-i18next'
import { useHydrated } from '../use-hydrated.ts'
import { relativeTime } from './relative-time.ts'

/**
 * When something was: near times as distances (“2 minutes ago”), others as a day. The server does not
 * know the clock on the wall of whoever reads, so it says the day.
 */
export function Time({ at }: { at: Date }) {
  const { i18n } = useTranslation()
  const hydrated = useHydrated()
  const exact = hydrated
    ? at.toLocaleString(i18n.language, { dateStyle: 'full', timeStyle: 'short' })
    : undefined
  return (
    <time dateTime={at.toISOString()} title={exact}>
      {hydrated ? relativeTime(at, new Date(), i18n.language) : dayOf(at, i18n.language)}
    </time>
  )
}

function dayOf(at: Date, language: string): string {
  return at.toLocaleDateString(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
