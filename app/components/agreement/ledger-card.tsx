import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { AgreementShown } from '#server/agreement.ts'
import { useNumberText } from '../../use-number-text.ts'
import { Card } from '../card.tsx'
import styles from './ledger-card.module.css'
import { unusedPlaces } from './ledger-rows.ts'
import { useAgreementAddress } from './use-address.ts'

/** What went in, what was used, and what was not and why; nothing is left out in silence. */
export function LedgerCard({ report }: { report: AgreementShown }) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(report)
  const { ledger, settings } = report
  const { spans, units, turns, continuum } = ledger
  const unit = t(`chips.${settings.unit}`)
  const unused = unusedPlaces.filter((place) => spans[place] > 0)
  const left = unused.reduce((sum, place) => sum - spans[place], spans.in - spans.used)
  const missing = report.transcripts.flatMap(({ id, title }) => {
    const ids = ledger.missing.flatMap(({ transcript, coder }) =>
      transcript === id ? [coder] : [],
    )
    const coders = report.coders.filter((coder) => ids.includes(coder.id))
    return coders.length === 0 ? [] : [{ id, title, coders }]
  })
  return (
    <Card
      title={t('ledger.title')}
      actions={<Link to={addressOf('/units')}>{t('ledger.more')}</Link>}
    >
      <ul className={styles.sums}>
        <Sum count={spans.in}>{t('ledger.in')}</Sum>
        <Sum count={spans.used}>{t('ledger.used')}</Sum>
        {spans.repeated > 0 && <Sum count={spans.repeated}>{t('ledger.repeated', { unit })}</Sum>}
        {unused.map((place) => (
          <Sum key={place} count={spans[place]}>
            {t(`ledger.${place}`)}
          </Sum>
        ))}
        <Sum count={left}>{t('ledger.unaccounted')}</Sum>
      </ul>
      <p>
        {[
          t('ledger.units', {
            compared: units.compared,
            all: units.in,
            unit: t(`chips.units.${settings.unit}`),
          }),
          units.single > 0 && t('ledger.unitsSingle', { count: units.single }),
          units.unrated > 0 && t('ledger.unitsUnrated', { count: units.unrated }),
          turns.notCodable > 0 && t('ledger.turnsNotCodable', { count: turns.notCodable }),
          turns.empty > 0 && t('ledger.turnsEmpty', { count: turns.empty }),
          t('ledger.continuum', {
            used: continuum.used,
            merged: continuum.merged,
            single: continuum.single,
            incomplete: continuum.incomplete,
          }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {missing.length > 0 && (
        <ul className={styles.missing}>
          {missing.map(({ id, title, coders }) => (
            <li key={id}>
              {t('ledger.missing', {
                transcript: title,
                coders: coders.map(({ name }) => name).join(', '),
              })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Sum({ count, children }: { count: number; children: string }) {
  const numberText = useNumberText()
  return (
    <li>
      <b className="num">{numberText(count)}</b> {children}
    </li>
  )
}
