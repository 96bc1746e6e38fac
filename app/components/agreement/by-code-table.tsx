import { useTranslation } from 'react-i18next'
import { NumberHead } from '../table.tsx'
import { CodeHeading } from './code-heading.tsx'
import { coefficientText, percentText } from './coefficient-text.ts'
import { FigureCells } from './figure-cells.tsx'
import { AxisRow, FigureTable, type FigureTableProps } from './figure-table.tsx'
import { partOf } from './figures-of.ts'
import { plotColumn } from './forest-plot.tsx'
import { PictureLinks } from './pictures/picture-links.tsx'
import { isUnused } from './reason-text.ts'
import styles from './tables.module.css'
import { ThresholdsNote } from './thresholds-note.tsx'
import { useAgreementAddress } from './use-address.ts'

/** Alpha of each code with its interval, then of all of them by sets. */
export function ByCodeTable({ report, figures, looks }: FigureTableProps) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(report)
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
  const column = plotColumn(all, report.project.thresholds)
  return (
    <FigureTable
      title={t('byCode.title')}
      actions={<PictureLinks report={report} name="codes" />}
      small={t('byCode.small', { unit: t(`chips.${unit}`) })}
      note={
        <>
          <p>{t('meaning.byCode')}</p>
          {silent.length > 0 && (
            <p>
              {t('byCode.nobody')} {silent.map(({ code }) => code.name).join(', ')}.
            </p>
          )}
          <ThresholdsNote project={report.project} />
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
            <CodeHeading code={code} looks={looks} to={addressOf(`/codes/${code.id}`)} />
            <FigureCells figure={alpha} column={column} />
            <td className="num">{partOf(alpha, 'unitsWithCode')}</td>
            <td className="num">
              {fleiss?.value == null ? '–' : coefficientText(t, fleiss.value)}
            </td>
            <td className="num">{percent?.value == null ? '–' : percentText(percent.value)}</td>
          </tr>
        ))}
        <tr className={styles.all}>
          <th scope="row">{t('byCode.sets')}</th>
          <FigureCells figure={sets} column={column} />
          <td className="num">{report.ledger.units.compared}</td>
          <td />
          <td />
        </tr>
        <AxisRow column={column} after={5} />
      </tbody>
    </FigureTable>
  )
}
