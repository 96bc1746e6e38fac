import { useTranslation } from 'react-i18next'
import { codedSpansName } from '#model/formats/file-names.ts'
import { codedSpansSnippet } from '#model/formats/snippets.ts'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Choice } from '../field.tsx'
import { ColumnList } from './column-list.tsx'
import styles from './export-card.module.css'
import { Snippets } from './snippets.tsx'

/** The tidy file of coded spans: whose, what is in it, and how it is read. */
export function CodedSpansCard({
  files,
  round,
  spansOf,
  columns,
}: {
  /** Name of the round. */
  round: string
  /** Address below which the files stand. */
  files: string
  spansOf: 'all' | 'own' | 'nobody'
  columns: readonly string[]
}) {
  const { t } = useTranslation('exports')
  const fileName = codedSpansName(round)
  return (
    <Card title={t('spans.title')} small={fileName}>
      <div className={styles.export}>
        <p>{t(`spans.of.${spansOf}`)}</p>
        {spansOf !== 'nobody' && (
          <form method="get" action={`${files}/coded-spans.csv`} className={styles.form}>
            <Choice name="excel" value="1" label={t('excel')} hint={t('excelMeans')} />
            <Button type="submit" look="primary">
              {t('spans.download')}
            </Button>
          </form>
        )}
        <ColumnList columns={columns} />
        <Snippets snippet={codedSpansSnippet(fileName)} />
      </div>
    </Card>
  )
}
