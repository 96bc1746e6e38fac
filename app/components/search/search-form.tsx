import { Form, Link } from '@remix-run/react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { lengths } from '#model/lengths.ts'
import { type SearchQuery, searchPlaces } from '#model/search/search-query.ts'
import { Button } from '../button.tsx'
import styles from './search-form.module.css'

/** What is looked for and where. It stands in the address, so that a search can be kept and passed on. */
export function SearchForm({ query: { q, in: chosen } }: { query: SearchQuery }) {
  const { t } = useTranslation('search')
  const id = useId()
  return (
    <search className={styles.search}>
      <Form className={styles.form}>
        <label htmlFor={id} className="visually-hidden">
          {t('label')}
        </label>
        <input
          // Typed anew where the address changed without the field.
          key={q}
          id={id}
          type="search"
          name="q"
          defaultValue={q}
          maxLength={lengths.search}
          placeholder={t('label')}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: nothing else is done on this page before a word is typed
          autoFocus={q === ''}
          className={styles.words}
        />
        {chosen !== 'all' && <input type="hidden" name="in" value={chosen} />}
        <Button type="submit" look="primary">
          {t('act')}
        </Button>
      </Form>
      <small id={`${id}-hint`} className={styles.hint}>
        {t('hint')}
      </small>
      {q !== '' && (
        <nav aria-label={t('where')} className={styles.places}>
          {searchPlaces.map((place) => (
            <Link
              key={place}
              to={searchAddress(q, place)}
              aria-current={place === chosen ? 'true' : undefined}
            >
              {t(`places.${place}`)}
            </Link>
          ))}
        </nav>
      )}
    </search>
  )
}

/** The end of the address of a search; @param from hits before those shown */
export function searchAddress(q: string, place: SearchQuery['in'], from = 0): string {
  const said = new URLSearchParams({ q })
  if (place !== 'all') said.set('in', place)
  if (from > 0) said.set('from', String(from))
  return `?${said}`
}
