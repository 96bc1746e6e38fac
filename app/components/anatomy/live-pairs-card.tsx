import { useTranslation } from 'react-i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import type { AgreementFigure } from '#model/agreement/figures.ts'
import type { LiveFigures } from '#server/agreement/live-figures.ts'
import { figureText } from '../agreement/coefficient-text.ts'
import { FewNote } from '../agreement/few-note.tsx'
import { reasonText } from '../agreement/reason-text.ts'
import tables from '../agreement/tables.module.css'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import styles from './cards.module.css'
import { Names } from './names.ts'

/** Cohen's kappa of each pair of coders over the sets of codes, the lowest first. */
export function LivePairsCard({ shown }: { shown: LiveFigures }) {
  const { t } = useTranslation('anatomy')
  const { t: ofAgreement } = useTranslation('agreement')
  const names = new Names({ codes: [], coders: shown.coders, transcripts: [] })
  const isOnFew = (kappa: AgreementFigure) => isFigureOnFew(kappa, shown.units)
  const pairs = [...shown.figures.pairs].sort((a, b) => (a.kappa.value ?? 2) - (b.kappa.value ?? 2))
  return (
    <Card title={t('live.byPair')} small={t('live.byPairSmall')} padded={false}>
      <Table label={t('live.byPair')} dense>
        <thead>
          <tr>
            <th scope="col">{t('byPair.pair')}</th>
            <NumberHead>{t('live.kappa')}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ coders, kappa }) => {
            const [first, second] = names.inOrder(coders)
            return (
              <tr key={coders.join(' ')}>
                <th scope="row">
                  {t('byPair.names', { first: names.coder(first!), second: names.coder(second!) })}
                </th>
                <td className={kappa.value === null ? tables.reason : 'num'}>
                  {kappa.value === null
                    ? reasonText(ofAgreement, kappa)
                    : figureText(t, kappa.value, isOnFew(kappa))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <div className={styles.note}>
        <FewNote
          of="compared"
          settings={shown.settings}
          rows={pairs.map(({ kappa }) => ({ value: kappa.value, isOnFew: isOnFew(kappa) }))}
        />
      </div>
    </Card>
  )
}
