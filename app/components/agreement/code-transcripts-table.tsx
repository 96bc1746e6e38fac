import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { CodePage } from '#server/agreement-pages.ts'
import { NumberHead } from '../table.tsx'
import { codeTranscriptRows } from './code-rows.ts'
import { figureText } from './coefficient-text.ts'
import { FewNote } from './few-note.tsx'
import { AxisRow, FigureTable } from './figure-table.tsx'
import { ForestPlot, plotColumn } from './forest-plot.tsx'
import { PictureLinks } from './pictures/picture-links.tsx'
import styles from './tables.module.css'
import { ThresholdsNote } from './thresholds-note.tsx'
import { useAgreementAddress } from './use-address.ts'

/** Alpha of one code within each transcript. */
export function CodeTranscriptsTable({ page }: { page: CodePage }) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(page)
  const rows = codeTranscriptRows(t, page)
  const column = plotColumn(rows, page.project.thresholds)
  return (
    <FigureTable
      title={t('codePage.transcripts')}
      small={t('codePage.transcriptsSmall')}
      actions={<PictureLinks report={page} name="code-transcripts" said={{ code: page.code.id }} />}
      note={
        <>
          <FewNote of="ofCode" settings={page.settings} rows={rows} />
          <ThresholdsNote project={page.project} />
        </>
      }
    >
      <thead>
        <tr>
          <th scope="col">{t('transcriptsPage.transcript')}</th>
          <th scope="col">{t('transcriptsPage.plot')}</th>
          <NumberHead>{t('byCode.alpha')}</NumberHead>
          <NumberHead title={t('byCode.unitsTitle')}>
            {t(`byCode.units.${page.settings.unit}`)}
          </NumberHead>
        </tr>
      </thead>
      <tbody>
        {page.rows.map(({ id, title }, index) => {
          const { value, reason, count, isOnFew = false } = rows[index]!
          return (
            <tr key={id}>
              <th scope="row">
                <Link to={addressOf(`/codes/${page.code.id}`, { transcripts: id })}>{title}</Link>
              </th>
              <td className={value === null ? styles.reason : styles.plot}>
                {value === null ? reason : <ForestPlot column={column} value={value} />}
              </td>
              <td className="num">{value === null ? '–' : figureText(t, value, isOnFew)}</td>
              <td className="num">{count}</td>
            </tr>
          )
        })}
        <AxisRow column={column} after={2} />
      </tbody>
    </FigureTable>
  )
}
