import { useTranslation } from 'react-i18next'
import { NumberHead } from '../table.tsx'
import { CodeHeading } from './code-heading.tsx'
import { coefficientText, percentText } from './coefficient-text.ts'
import { FigureCells } from './figure-cells.tsx'
import { AxisRow, FigureTable, type FigureTableProps } from './figure-table.tsx'
import { partOf } from './figures-of.ts'
import { plotScale } from './forest-plot.tsx'
import { isUnused } from './reason-text.ts'
import styles from './tables.module.css'

/** Alpha of each code with its interval, then of all of them by sets. */
export function ByCodeTable({ report, figures, looks }: FigureTableProps) {
  const { t } = useTranslation('agreement')
  const { unit } = report.settings
  const rows = report.codes.map((code) => ({
    code,
    alpha: figures.get('binary_alpha_by_code', { code: code.id }),
    fleiss: figures.get('fleiss', { code: code.id }),
    percent: figures.get('percent', { code: code.id }),
  }))
  const isSilent = ({ alpha }: (typeof rows)[number]) => alpha !== undefined && isUnused(alpha)
  const shown = rows.filter((row) => !isSilent(row))
  const silent = rows.filter((row) => isSilent(row) && !row.code.retired)
  const sets = figures.get('alpha_sets_masi')
  const all = [...shown.map((row) => row.alpha), sets]
  const scale = plotScale(Math.min(...all.map((one) => one?.ci95?.[0] ?? one?.value ?? 0)))
  return (
    <FigureTable
      title={t('byCode.title')}
      small={t('byCode.small', { unit: t(`chips.${unit}`) })}
      note={
        <>
          <p>{t('meaning.byCode')}</p>
          {silent.length > 0 && (
            <p>
              {t('byCode.nobody')} {silent.map(({ code }) => code.name).join(', ')}.
            </p>
          )}
          <span className={styles.limits}>{t('byCode.thresholds')}</span>
        </>
      }
    >
      <thead>
        <tr>
          <th scope="col">{t('byCode.code')}</th>
          <th scope="col">{t('byCode.plot')}</th>
          <NumberHead>{t('byCode.alpha')}</NumberHead>
          <NumberHead>{t('byCode.interval')}</NumberHead>
          <NumberHead title={t('byCode.unitsTitle')}>{t(`byCode.units.${unit}`)}</NumberHead>
          <NumberHead>{t('byCode.kappa')}</NumberHead>
          <NumberHead>{t('byCode.percent')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ code, alpha, fleiss, percent }) => (
          <tr key={code.id}>
            <CodeHeading code={code} looks={looks} />
            <FigureCells figure={alpha} scale={scale} />
            <td className="num">{partOf(alpha, 'unitsWithCode')}</td>
            <td className="num">{fleiss?.value == null ? '–' : coefficientText(fleiss.value)}</td>
            <td className="num">{percent?.value == null ? '–' : percentText(percent.value)}</td>
          </tr>
        ))}
        <tr className={styles.all}>
          <th scope="row">{t('byCode.sets')}</th>
          <FigureCells figure={sets} scale={scale} />
          <td className="num">{report.ledger.units.compared}</td>
          <td />
          <td />
        </tr>
        <AxisRow scale={scale} after={5} />
      </tbody>
    </FigureTable>
  )
}
