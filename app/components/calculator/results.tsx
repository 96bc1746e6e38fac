import { useTranslation } from 'react-i18next'
import type { Calculation } from '#server/agreement/calculator.ts'
import { saveFile } from '../../save-file.ts'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { FiguresCard } from './figures-card.tsx'
import { FileLedgerCard } from './file-ledger-card.tsx'
import { intervalNotes } from './interval-notes.ts'
import { ByPartCard, MatchingCard } from './matrix-cards.tsx'
import { PairsNote } from './pairs-note.tsx'
import type { ResultTables } from './result-tables.ts'
import styles from './results.module.css'
import { TargetsCard } from './targets-card.tsx'

/** All that came of a file: figures, of each code and pair, what became of its rows. */
export function Results({
  calculation,
  tables,
}: {
  calculation: Calculation
  tables: ResultTables
}) {
  const { t } = useTranslation('calculator')
  const { kind, rows, draws, ledger, command } = calculation
  const { figures, weighted, pairs, lacksOrder, byPart, matching } = tables
  return (
    <>
      <FiguresCard
        title={t('result.title')}
        small={t('result.small')}
        rows={figures}
        note={
          <>
            {intervalNotes(t, draws, rows).map((note) => (
              <p key={note}>{note}</p>
            ))}
            {lacksOrder && <p>{t('result.lacksOrder')}</p>}
          </>
        }
      />
      <TargetsCard rows={figures} />
      <FiguresCard
        title={t('result.weighted')}
        small={t('result.weightedSmall')}
        rows={weighted}
        plain
      />
      <FiguresCard
        title={t('result.pairs')}
        small={t('result.pairsSmall')}
        rows={pairs}
        note={<PairsNote {...tables} />}
        plain
      />
      <ByPartCard kind={kind} matrix={byPart} />
      <MatchingCard matrix={matching} />
      <FileLedgerCard ledger={ledger} />
      <Card
        title={t('result.same')}
        actions={<Button onClick={() => void saveRows(rows)}>{t('result.save')}</Button>}
      >
        <code className={styles.command}>{command}</code>
      </Card>
    </>
  )
}

/** What writes CSV is fetched when somebody wants it. */
async function saveRows(rows: Calculation['rows']): Promise<void> {
  const { resultsCsv } = await import('./results-csv.ts')
  saveFile(resultsCsv(rows), 'agreement.csv', 'text/csv')
}
