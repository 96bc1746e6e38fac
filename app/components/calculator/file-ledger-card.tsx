import { useTranslation } from 'react-i18next'
import type { FileLedger } from '#model/agreement/file-ledger.ts'
import { useNumberText } from '../../use-number-text.ts'
import styles from '../agreement/ledger-card.module.css'
import { Card } from '../card.tsx'

/** What became of each row of the file. */
export function FileLedgerCard({ ledger }: { ledger: FileLedger }) {
  const { t } = useTranslation('calculator')
  const numberText = useNumberText()
  const sums =
    ledger.kind === 'ratings'
      ? ([
          ['rows', ledger.rows.in],
          ['rated', ledger.rows.rated],
          ['missing', ledger.rows.missing],
        ] as const)
      : ([
          ['rows', ledger.rows.in],
          ['spans', ledger.rows.spans],
          ['withoutSpan', ledger.rows.withoutSpan],
          ['used', ledger.spans.used],
          ['merged', ledger.spans.merged],
        ] as const)
  return (
    <Card title={t('ledger.title')}>
      <ul className={styles.sums}>
        {sums.map(([what, count]) => (
          <li key={what}>
            <b className="num">{numberText(count)}</b> {t(`ledger.${what}`)}
          </li>
        ))}
      </ul>
      <p>
        {t('ledger.coders', { count: ledger.coders })}{' '}
        {ledger.kind === 'ratings' && t('ledger.units', ledger.units)}
      </p>
      {ledger.readAs !== undefined && (
        <p>
          {t(`ledger.${ledger.readAs.separator}`)}{' '}
          {ledger.readAs.decimalCommas && t('ledger.decimalCommas')}
        </p>
      )}
      {ledger.kind === 'ratings' && ledger.wordsAmongNumbers !== undefined && (
        <p>{t('ledger.words', { words: `“${ledger.wordsAmongNumbers.join('”, “')}”` })}</p>
      )}
    </Card>
  )
}
