import { Link, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { PassagesPage } from '#server/passages.ts'
import { withSaid } from '../../said-address.ts'
import styles from '../agreement/choices/choices.module.css'
import { OneOfChip } from '../agreement/choices/one-of-chip.tsx'

/** What is chosen anew begins at the first page. */
const gone = ['skip']

/** Which passages are listed, as chips that open. */
export function PassageChips({ page }: { page: PassagesPage }) {
  const { t } = useTranslation('passages')
  const [search] = useSearchParams()
  const { query, codes, coders, transcripts, speakers } = page
  const byName = codes.map(({ id, name }) => ({ id, name }))
  return (
    <section className={styles.chips} aria-label={t('chips')}>
      <OneOfChip
        name="code"
        label={t('code')}
        all={byName}
        chosen={query.code}
        none={t('allOf')}
        gone={gone}
      />
      {query.code !== undefined && (
        <OneOfChip
          name="with"
          gone={gone}
          label={t('with')}
          all={byName.filter(({ id }) => id !== query.code)}
          chosen={query.with}
          none={t('withNone')}
        />
      )}
      <OneOfChip
        name="transcript"
        gone={gone}
        label={t('transcript')}
        all={transcripts.map(({ id, title }) => ({ id, name: title }))}
        chosen={query.transcript}
        none={t('allOf')}
      />
      {page.spansOf === 'all' && (
        <OneOfChip
          name="coder"
          gone={gone}
          label={t('coder')}
          all={coders}
          chosen={query.coder}
          none={t('allOf')}
        />
      )}
      {speakers.length > 0 && (
        <OneOfChip
          name="speaker"
          label={t('speaker')}
          all={speakers.map((name) => ({ id: name, name }))}
          chosen={query.speaker}
          none={query.unspoken === undefined ? t('allOf') : t('nobody')}
          gone={[...gone, 'unspoken']}
        />
      )}
      {(query.from !== undefined || query.to !== undefined) && (
        <span className={styles.fact}>
          {t('stretch', { from: query.from ?? 0, to: query.to ?? 0 })}{' '}
          <Link to={withSaid(search, { from: undefined, to: undefined, skip: undefined })}>
            {t('wholeText')}
          </Link>
        </span>
      )}
    </section>
  )
}
