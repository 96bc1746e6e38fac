import { useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { withSaid } from '../../said-address.ts'
import { useNumberText } from '../../use-number-text.ts'
import { LinkButton } from '../button.tsx'
import styles from './page-links.module.css'

/** Which part of a long list is shown, and the ways to the parts before and after. */
export function PageLinks({
  from,
  shown,
  total,
  perPage,
  name = 'from',
}: {
  from: number
  shown: number
  total: number
  perPage: number
  /** What the address calls the first one shown. */
  name?: string
}) {
  const { t } = useTranslation('anatomy')
  const numberText = useNumberText()
  const [search] = useSearchParams()
  const to = (first: number) =>
    withSaid(search, { [name]: first === 0 ? undefined : String(first) }) || '?'
  return (
    <nav className={styles.pages} aria-label={t('list.pages')}>
      <span className="num">
        {t('list.range', {
          first: numberText(from + 1),
          last: numberText(from + shown),
          total: numberText(total),
        })}
      </span>
      {from > 0 && (
        <LinkButton look="quiet" to={to(Math.max(0, from - perPage))}>
          {t('list.previous')}
        </LinkButton>
      )}
      {from + shown < total && (
        <LinkButton look="quiet" to={to(from + perPage)}>
          {t('list.next')}
        </LinkButton>
      )}
    </nav>
  )
}
