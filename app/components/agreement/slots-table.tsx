import { useTranslation } from 'react-i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import type { CodePage } from '#server/agreement-pages.ts'
import { NumberHead } from '../table.tsx'
import { figureText } from './coefficient-text.ts'
import { IntervalCell } from './figure-cells.tsx'
import { partOf, type ReportFigure } from './figures-of.ts'
import { slotReason } from './reason-text.ts'
import styles from './tables.module.css'

/** Figures of what coders said in the slots of a code; none where it has no slots. */
export function slotFiguresOf({ coefficients }: Pick<CodePage, 'coefficients'>): ReportFigure[] {
  return coefficients.filter(({ slot }) => slot !== undefined)
}

/** Of each figure of a slot whether few units decide it. */
export function slotsOnFew(page: Pick<CodePage, 'coefficients' | 'ledger'>) {
  return slotFiguresOf(page).map((figure) => ({
    value: figure.value,
    isOnFew: isFigureOnFew(figure, page.ledger.units.compared),
  }))
}

/** Head and rows of a table of slots: how well coders agree on what they say there, and on how much it stands. */
export function SlotsTable({ page }: { page: CodePage }) {
  const { t } = useTranslation('agreement')
  const labels = new Map(page.code.slots?.map(({ key, label }) => [key, label]))
  const figures = slotFiguresOf(page)
  // What there is none of anywhere takes no room.
  const counts = (
    ['ratings', 'valued', 'unvalued', 'several', 'notOnScale', 'pairedUnits'] as const
  ).filter((count) => figures.some((figure) => partOf(figure, count) > 0))
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t('slots.slot')}</th>
          <th scope="col">{t('slots.scale')}</th>
          <NumberHead>{t('byCode.alpha')}</NumberHead>
          <NumberHead>{t('byCode.interval')}</NumberHead>
          {counts.map((count) => (
            <NumberHead key={count} title={t(`slots.titles.${count}`)}>
              {t(`slots.counts.${count}`)}
            </NumberHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={`${figure.slot} ${figure.name}`}>
            <th scope="row">{labels.get(figure.slot!) ?? figure.slot}</th>
            <td>{t(`slots.names.${slotScale(figure)}`)}</td>
            <td className="num">
              {figure.value === null
                ? '–'
                : figureText(t, figure.value, isFigureOnFew(figure, page.ledger.units.compared))}
            </td>
            {figure.value === null ? (
              <td className={styles.reason}>{slotReason(t, figure.reason)}</td>
            ) : (
              <IntervalCell figure={figure} />
            )}
            {counts.map((count) => (
              <td key={count} className="num">
                {partOf(figure, count)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  )
}

/** As what the values of a slot are compared. */
export function slotScale({ name }: ReportFigure): 'nominal' | 'ordinal' | 'interval' {
  if (name === 'slot_alpha_ordinal') return 'ordinal'
  return name === 'slot_alpha_interval' ? 'interval' : 'nominal'
}
