import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { TranscriptsPage } from '#server/agreement-pages.ts'
import { NumberHead } from '../table.tsx'
import { figureText, percentText } from './coefficient-text.ts'
import { FewNote } from './few-note.tsx'
import { AxisRow, FigureTable } from './figure-table.tsx'
import { ForestPlot, plotColumn } from './forest-plot.tsx'
import { PictureLinks } from './pictures/picture-links.tsx'
import styles from './tables.module.css'
import { ThresholdsNote } from './thresholds-note.tsx'
import { transcriptRows } from './transcript-rows.ts'
import { useAgreementAddress } from './use-address.ts'

/** Alpha within each transcript; its name leads to all the figures of it alone. */
export function TranscriptsTable({ report }: { report: TranscriptsPage }) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(report)
  const { code, rows, settings } = report
  const plotted = transcriptRows(t, report, rows)
  const column = plotColumn(plotted, report.project.thresholds)
  return (
    <FigureTable
      title={t('transcriptsPage.table')}
      small={t('transcriptsPage.small', { code: code?.name ?? t('pictures.allCodes') })}
      actions={<PictureLinks report={report} name="transcripts" />}
      note={
        <>
          <p>{t('transcriptsPage.meaning')}</p>
          <FewNote of={code === null ? 'compared' : 'ofCode'} settings={settings} rows={plotted} />
          <ThresholdsNote project={report.project} />
        </>
      }
    >
      <thead>
        <tr>
          <th scope="col">{t('transcriptsPage.transcript')}</th>
          <th scope="col">{t('transcriptsPage.plot')}</th>
          <NumberHead>{t('byCode.alpha')}</NumberHead>
          <NumberHead title={code === null ? undefined : t('byCode.unitsTitle')}>
            {t(`byCode.units.${settings.unit}`)}
          </NumberHead>
          {code === null && <NumberHead>{t('transcriptsPage.agreed')}</NumberHead>}
          <th scope="col">{t('transcriptsPage.completedBy')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, compared, completedBy }, index) => {
          const { value, reason, isOnFew = false } = plotted[index]!
          return (
            <tr key={id}>
              <th scope="row">
                {compared === null ? (
                  title
                ) : (
                  <Link to={addressOf('', { transcripts: id })}>{title}</Link>
                )}
              </th>
              <td className={value === null ? styles.reason : styles.plot}>
                {value === null ? reason : <ForestPlot column={column} value={value} />}
              </td>
              <td className="num">{value === null ? '–' : figureText(t, value, isOnFew)}</td>
              <td className="num">{compared?.units ?? '–'}</td>
              {code === null && (
                <td className="num">
                  {compared?.percent == null ? '–' : percentText(compared.percent)}
                </td>
              )}
              <td>
                {report.coders
                  .filter((coder) => completedBy.includes(coder.id))
                  .map((coder) => coder.initials)
                  .join(', ') || '–'}
              </td>
            </tr>
          )
        })}
        <AxisRow column={column} after={code === null ? 4 : 3} />
      </tbody>
    </FigureTable>
  )
}
