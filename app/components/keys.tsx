import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

/** Keys as they are printed, in the words of the language where a key has a name. */
export function Keys({ alternatives }: { alternatives: readonly (readonly string[])[] }) {
  const { t } = useTranslation()
  return alternatives.map((keys, index) => (
    <Fragment key={keys.join('+')}>
      {index > 0 && <span> {t('keys.or')} </span>}
      {keys.map((key) => (
        <kbd key={key}>{isNamed(key) ? t(`keys.names.${key}`) : key}</kbd>
      ))}
    </Fragment>
  ))
}

const named = ['Ctrl', 'Shift', 'Alt', 'Tab', 'Enter', 'Esc', 'Del', 'PgDn', 'PgUp'] as const

/** Whether a key says what it is called, and so another thing on a keyboard of another language. */
function isNamed(key: string): key is (typeof named)[number] {
  return (named as readonly string[]).includes(key)
}
