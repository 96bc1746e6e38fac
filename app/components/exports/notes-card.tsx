import { useTranslation } from 'react-i18next'
import { commentsName, memosName } from '#model/formats/file-names.ts'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Choice } from '../field.tsx'
import { ColumnList } from './column-list.tsx'
import styles from './export-card.module.css'

/** Files of what people wrote beside their codes: memos, or comments. */
export function NotesCard({
  files,
  round,
  what,
  of,
  columns,
}: {
  /** Address below which the files stand. */
  files: string
  /** Name of the round. */
  round: string
  what: 'memos' | 'comments'
  /** Whose the file would hold. */
  of: 'all' | 'own' | 'nobody'
  columns: readonly string[]
}) {
  const { t } = useTranslation('exports')
  const fileName = what === 'memos' ? memosName(round) : commentsName(round)
  return (
    <Card title={t(`${what}.title`)} small={fileName}>
      <div className={styles.export}>
        <p>
          {what === 'memos' ? t(`memos.of.${of}`) : t(`comments.of.${of === 'own' ? 'all' : of}`)}
        </p>
        {of !== 'nobody' && (
          <form method="get" action={`${files}/${what}.csv`} className={styles.form}>
            <Choice name="excel" value="1" label={t('excel')} hint={t('excelMeans')} />
            <Button type="submit">{t(`${what}.download`)}</Button>
          </form>
        )}
        <ColumnList columns={columns} />
      </div>
    </Card>
  )
}
