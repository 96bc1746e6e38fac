import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitKind } from '#model/agreement/units.ts'
import { reliabilityName } from '#model/formats/file-names.ts'
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
  round,
  mayExport,
  codes,
  longColumns,
  matrixColumns,
}: {
  files: string
  /** Name of the round. */
  round: string
  mayExport: boolean
  codes: readonly { id: string; name: string }[]
  longColumns: readonly string[]
  matrixColumns: readonly string[]
}) {
  const { t } = useTranslation('exports')
  const [layout, setLayout] = useState<ReliabilityLayout>('long')
  const [unit, setUnit] = useState<UnitKind>('turn')
  const [chosen, setCode] = useState('')
  const code = layout !== 'long' && chosen === '' ? (codes[0]?.id ?? '') : chosen
  const fileName = reliabilityName(round, { layout, unit, code })
  return (
    <Card title={t('reliability.title')} small={fileName}>
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
              <SelectField
                name="unit"
                label={t('reliability.unit')}
                value={unit}
                onChange={(event) => setUnit(event.target.value as UnitKind)}
              >
                <option value="turn">{t('reliability.units.turn')}</option>
                <option value="sentence">{t('reliability.units.sentence')}</option>
              </SelectField>
              <SelectField
                name="code"
                label={t('reliability.code')}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              >
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
            <Button type="submit">{t('reliability.download')}</Button>
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
            <Snippets snippet={(layout === 'long' ? longSnippet : matrixSnippet)(fileName)} />
          </>
        )}
      </div>
    </Card>
  )
}
