import { useTranslation } from 'react-i18next'
import type { CodePicturePage } from '#server/code-pictures.ts'
import { Chip } from '../agreement/choices/chip.tsx'
import styles from '../agreement/choices/choices.module.css'
import { Options } from '../agreement/choices/options.tsx'

/** What the picture is of, as chips that open. */
export function PictureChips({ page }: { page: CodePicturePage }) {
  const { t } = useTranslation('pictures')
  const { query, transcripts, coders, picture } = page
  const transcript = transcripts.find(({ id }) => id === query.transcript)
  const coder = coders.find(({ id }) => id === query.coder)
  return (
    <section className={styles.chips} aria-label={t('chips')}>
      {picture.of !== 'transcripts' && (
        <Chip
          key={query.transcript}
          label={t('transcript')}
          value={transcript?.title ?? t('allOf')}
        >
          <Options
            options={[
              ...(picture.of === 'codeline'
                ? []
                : [
                    {
                      label: t('allOf'),
                      change: { transcript: undefined },
                      isCurrent: transcript === undefined,
                    },
                  ]),
              ...transcripts.map(({ id, title }) => ({
                label: title,
                change: { transcript: id },
                isCurrent: id === transcript?.id,
              })),
            ]}
          />
        </Chip>
      )}
      {page.spansOf === 'all' && (
        <Chip key={`coder ${query.coder}`} label={t('coder')} value={coder?.name ?? t('allOf')}>
          <Options
            options={[
              { label: t('allOf'), change: { coder: undefined }, isCurrent: coder === undefined },
              ...coders.map(({ id, name }) => ({
                label: name,
                change: { coder: id },
                isCurrent: id === coder?.id,
              })),
            ]}
          />
        </Chip>
      )}
      {picture.of === 'codeline' && page.spansOf === 'all' && (
        <Chip
          key={`lines ${query.lines}`}
          label={t('codeline.lines')}
          value={t(`codeline.by.${query.lines}`)}
        >
          <Options
            options={(['codes', 'coders'] as const).map((lines) => ({
              label: t(`codeline.by.${lines}`),
              change: { lines: lines === 'codes' ? undefined : lines },
              isCurrent: lines === query.lines,
            }))}
          />
        </Chip>
      )}
    </section>
  )
}
