import { Link, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { PassagesPage } from '#server/passages.ts'
import { Chip } from '../agreement/choices/chip.tsx'
import styles from '../agreement/choices/choices.module.css'
import { Options } from '../agreement/choices/options.tsx'
import { withSaid } from '../agreement/choices/search.ts'

/** Which passages are listed, as chips that open. What is chosen anew begins at the first page. */
export function PassageChips({ page }: { page: PassagesPage }) {
  const { t } = useTranslation('passages')
  const [search] = useSearchParams()
  const { query, codes, coders, transcripts, speakers } = page
  const byName = codes.map(({ id, name }) => ({ id, name }))
  return (
    <section className={styles.chips} aria-label={t('chips')}>
      <OneOf name="code" label={t('code')} all={byName} chosen={query.code} none={t('allOf')} />
      {query.code !== undefined && (
        <OneOf
          name="with"
          label={t('with')}
          all={byName.filter(({ id }) => id !== query.code)}
          chosen={query.with}
          none={t('withNone')}
        />
      )}
      <OneOf
        name="transcript"
        label={t('transcript')}
        all={transcripts.map(({ id, title }) => ({ id, name: title }))}
        chosen={query.transcript}
        none={t('allOf')}
      />
      {page.spansOf === 'all' && (
        <OneOf
          name="coder"
          label={t('coder')}
          all={coders}
          chosen={query.coder}
          none={t('allOf')}
        />
      )}
      {speakers.length > 0 && (
        <OneOf
          name="speaker"
          label={t('speaker')}
          all={speakers.map((name) => ({ id: name, name }))}
          chosen={query.speaker}
          none={query.unspoken === undefined ? t('allOf') : t('nobody')}
          alsoGone={['unspoken']}
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

function OneOf({
  name,
  label,
  all,
  chosen,
  none,
  alsoGone = [],
}: {
  name: string
  label: string
  all: readonly { id: string; name: string }[]
  chosen: string | undefined
  /** What it is called where nothing is chosen. */
  none: string
  /** Names that a choice takes out of the address. */
  alsoGone?: readonly string[]
}) {
  const gone = Object.fromEntries(['skip', ...alsoGone].map((one) => [one, undefined]))
  return (
    <Chip
      key={`${name} ${chosen}`}
      label={label}
      value={all.find(({ id }) => id === chosen)?.name ?? none}
    >
      <Options
        options={[
          { label: none, change: { ...gone, [name]: undefined }, isCurrent: chosen === undefined },
          ...all.map((one) => ({
            label: one.name,
            change: { ...gone, [name]: one.id },
            isCurrent: one.id === chosen,
          })),
        ]}
      />
    </Chip>
  )
}
