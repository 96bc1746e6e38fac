import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundPart } from '#server/search.ts'
import { useNumberText } from '../../use-number-text.ts'
import { LinkButton } from '../button.tsx'
import { Card } from '../card.tsx'
import styles from './found.module.css'
import type { Search } from './found-parts.tsx'
import { searchAddress } from './search-form.tsx'

/** What was found in one place: how much, a part of it, and the ways to the rest. */
export function FoundCard({
  place,
  part: { hits, total, isMore },
  search: { query, perPage },
  children,
}: {
  place: 'texts' | 'memos' | 'codes'
  part: FoundPart<unknown>
  search: Search
  children: ReactNode
}) {
  const { t } = useTranslation('search')
  const numberText = useNumberText()
  const { q, from } = query
  const isAlone = query.in === place
  return (
    <Card
      title={t(`parts.${place}`)}
      small={numberText(total)}
      padded={false}
      actions={
        !isAlone && total > hits.length ? (
          <Link to={searchAddress(q, place)}>{t('all', { count: total })}</Link>
        ) : undefined
      }
    >
      {isMore && <p className={styles.more}>{t('more', { count: total })}</p>}
      {children}
      {isAlone && (from > 0 || total > hits.length) && (
        <nav className={styles.pages} aria-label={t('pages')}>
          <span className="num">
            {t('range', { first: from + 1, last: from + hits.length, total })}
          </span>
          {from > 0 && (
            <LinkButton look="quiet" to={searchAddress(q, place, Math.max(0, from - perPage))}>
              {t('previous')}
            </LinkButton>
          )}
          {from + hits.length < total && (
            <LinkButton look="quiet" to={searchAddress(q, place, from + perPage)}>
              {t('next')}
            </LinkButton>
          )}
        </nav>
      )}
    </Card>
  )
}
