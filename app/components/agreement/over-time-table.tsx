import { useTranslation } from 'react-i18next'
import type { TranscriptRow, TranscriptsPage } from '#server/agreement-pages.ts'
import { NumberHead } from '../table.tsx'
import { Time } from '../time.tsx'
import { figureText } from './coefficient-text.ts'
import styles from './tables.module.css'
import { transcriptRows } from './transcript-rows.ts'

/** Head and rows of a table of transcripts in the order of their completion, numbered as in the picture. */
export function OverTimeTable({
  page,
  rows,
}: {
  page: TranscriptsPage
  rows: readonly TranscriptRow[]
}) {
  const { t } = useTranslation('agreement')
  const plotted = transcriptRows(t, page, rows)
  return (
    <>
      <thead>
        <tr>
          <NumberHead>{t('history.number')}</NumberHead>
          <th scope="col">{t('transcriptsPage.transcript')}</th>
          <th scope="col">{t('history.completed')}</th>
          <NumberHead>{t('byCode.alpha')}</NumberHead>
          <NumberHead>{t(`byCode.units.${page.settings.unit}`)}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, completedAt, compared }, index) => {
          const { value, reason, isOnFew = false } = plotted[index]!
          return (
            <tr key={id}>
              <td className="num">{index + 1}</td>
              <th scope="row">{title}</th>
              <td>{completedAt !== null && <Time at={completedAt} />}</td>
              <td className={value === null ? styles.reason : 'num'}>
                {value === null ? reason : figureText(t, value, isOnFew)}
              </td>
              <td className="num">{compared?.units ?? '–'}</td>
            </tr>
          )
        })}
      </tbody>
    </>
  )
}
