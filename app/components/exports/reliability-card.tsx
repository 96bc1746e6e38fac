import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReliabilityLayout } from '#model/formats/reliability-csv.ts'
import { longSnippet, matrixSnippet } from '#model/formats/snippets.ts'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Choice, Choices, SelectField } from '../field.tsx'
import { ColumnList } from './column-list.tsx'
import styles from './export-card.module.css'
import { Snippets } from './snippets.tsx'

const layouts: readonly ReliabilityLayout[] = ['long', 'matrix', 'recal']

/** Units by coders in the shape a program wants; hidden while the coders' codes are. */
export function ReliabilityCard({
  files,
  mayExport,
  codes,
  longColumns,
  matrixColumns,
}: {
  files: string
  mayExport: boolean
  codes: readonly { id: string; name: string }[]
  longColumns: readonly string[]
  matrixColumns: readonly string[]
}) {
  const { t } = useTranslation('exports')
  const [layout, setLayout] = useState<ReliabilityLayout>('long')
  return (
    <Card title={t('reliability.title')} small="reliability.csv">
      <div className={styles.export}>
        <p>{t(mayExport ? 'reliability.lead' : 'reliability.hidden')}</p>
        {mayExport && (
          <form method="get" action={`${files}/reliability.csv`} className={styles.form}>
            <Choices legend={t('reliability.layout')}>
              {layouts.map((name) => (
                <Choice
                  key={name}
                  type="radio"
                  name="layout"
                  value={name}
                  label={t(`reliability.layouts.${name}`)}
                  hint={t(`reliability.means.${name}`)}
                  checked={layout === name}
                  onChange={() => setLayout(name)}
                />
              ))}
            </Choices>
            <div className={styles.pair}>
              <SelectField name="unit" label={t('reliability.unit')} defaultValue="turn">
                <option value="turn">{t('reliability.units.turn')}</option>
                <option value="sentence">{t('reliability.units.sentence')}</option>
              </SelectField>
              <SelectField name="code" label={t('reliability.code')}>
                {layout === 'long' && <option value="">{t('reliability.allCodes')}</option>}
                {codes.map((code) => (
                  <option key={code.id} value={code.id}>
                    {code.name}
                  </option>
                ))}
              </SelectField>
            </div>
            {layout !== 'recal' && (
              <Choice name="excel" value="1" label={t('excel')} hint={t('excelMeans')} />
            )}
            <Button type="submit">{t('download', { file: 'reliability.csv' })}</Button>
          </form>
        )}
        {layout === 'recal' ? (
          <p className={styles.note}>{t('reliability.noHeading')}</p>
        ) : (
          <>
            <ColumnList
              key={layout}
              columns={layout === 'long' ? longColumns : matrixColumns.slice(0, 3)}
              more={layout === 'matrix' ? matrixColumns.slice(3) : []}
            />
            <Snippets
              snippet={(layout === 'long' ? longSnippet : matrixSnippet)('reliability.csv')}
            />
          </>
        )}
      </div>
    </Card>
  )
}
