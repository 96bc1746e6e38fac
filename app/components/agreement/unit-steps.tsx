import { Trans, useTranslation } from 'react-i18next'
import { unitChoices } from '#model/agreement/choices.ts'
import type { UnitsPage } from '#server/agreement-pages.ts'
import { Card } from '../card.tsx'
import styles from './unit-steps.module.css'

/** How layers become reliability data, step by step, with what each step found here. */
export function UnitSteps({ page }: { page: UnitsPage }) {
  const { t } = useTranslation('agreement')
  const { ledger, settings, rows } = page
  const { unit, windowLength, overlap, level } = unitChoices(settings)
  const turns = rows.reduce((sum, row) => sum + row.turns, 0)
  const steps = [
    {
      key: 'unitsPage.turns',
      turns,
      transcripts: t('lead.transcripts', { count: rows.length }),
    },
    {
      key: 'unitsPage.codable',
      notCodable: ledger.turns.notCodable,
      empty: ledger.turns.empty,
    },
    {
      key: `unitsPage.unit.${unit}`,
      units: ledger.units.in,
      length: windowLength,
    },
    {
      key: 'unitsPage.values',
      rule: t(`chips.overlaps.${overlap}`),
    },
    ...(level === undefined ? [] : [{ key: 'unitsPage.level' } as const]),
    { key: 'unitsPage.compared', ...ledger.units },
  ] as const
  return (
    <Card title={t('unitsPage.how')}>
      <ol className={styles.steps}>
        {steps.map(({ key, ...values }) => (
          <li key={key}>
            <Trans t={t} i18nKey={key} values={values} components={{ b: <b /> }} />
          </li>
        ))}
      </ol>
    </Card>
  )
}
