import { useTranslation } from 'react-i18next'
import type { CodePicturePage } from '#server/code-pictures.ts'
import styles from '../agreement/choices/choices.module.css'
import { OneOfChip } from '../agreement/choices/one-of-chip.tsx'

/** What the picture is of, as chips that open. */
export function PictureChips({ page }: { page: CodePicturePage }) {
  const { t } = useTranslation('pictures')
  const { query, transcripts, coders, picture } = page
  return (
    <section className={styles.chips} aria-label={t('chips')}>
      {picture.of !== 'transcripts' && (
        <OneOfChip
          name="transcript"
          label={t('transcript')}
          all={transcripts.map(({ id, title }) => ({ id, name: title }))}
          chosen={query.transcript}
          {...(picture.of === 'codeline' ? {} : { none: t('allOf') })}
        />
      )}
      {page.spansOf === 'all' && (
        <OneOfChip
          name="coder"
          label={t('coder')}
          all={coders}
          chosen={query.coder}
          none={t('allOf')}
        />
      )}
      {picture.of === 'codeline' && page.spansOf === 'all' && (
        <OneOfChip
          name="lines"
          label={t('codeline.lines')}
          all={[{ id: 'coders', name: t('codeline.by.coders') }]}
          chosen={query.lines}
          none={t('codeline.by.codes')}
        />
      )}
    </section>
  )
}
