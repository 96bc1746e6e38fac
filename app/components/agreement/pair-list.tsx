import { useTranslation } from 'react-i18next'
import { NumberHead } from '../table.tsx'
import { figureText, percentText } from './coefficient-text.ts'
import { IntervalCell } from './figure-cells.tsx'
import type { PairFigures } from './pair-figures.ts'
import { reasonText } from './reason-text.ts'
import styles from './tables.module.css'

/** Head and rows of a table with one row for each pair of coders; of one code, where each applied it. */
export function PairList({ pairs }: { pairs: readonly PairFigures[] }) {
  const { t } = useTranslation('agreement')
  const hasApplied = pairs.some(({ applied }) => applied !== null)
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t('pairsPage.pair')}</th>
          <NumberHead>{t('pairsPage.kappa')}</NumberHead>
          <NumberHead>{t('byCode.interval')}</NumberHead>
          <NumberHead>{t('byCode.percent')}</NumberHead>
          <NumberHead>{t('pairsPage.units')}</NumberHead>
          {hasApplied && (
            <>
              <NumberHead>{t('pairsPage.both')}</NumberHead>
              <NumberHead>{t('pairsPage.first')}</NumberHead>
              <NumberHead>{t('pairsPage.second')}</NumberHead>
              <NumberHead>{t('pairsPage.neither')}</NumberHead>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ first, second, kappa, percent, units, isOnFew, applied }) => (
          <tr key={`${first.id} ${second.id}`}>
            <th scope="row">{t('pairs.pair', { first: first.name, second: second.name })}</th>
            <td className="num">
              {kappa.value === null ? '–' : figureText(t, kappa.value, isOnFew)}
            </td>
            {kappa.value === null ? (
              <td className={`num ${styles.reason}`}>{reasonText(t, kappa)}</td>
            ) : (
              <IntervalCell figure={kappa} />
            )}
            <td className="num">{percent?.value == null ? '–' : percentText(percent.value)}</td>
            <td className="num">{units}</td>
            {applied !== null && (
              <>
                <td className="num">{applied.both}</td>
                <td className="num">{applied.first}</td>
                <td className="num">{applied.second}</td>
                <td className="num">{applied.neither}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </>
  )
}
