import { useTranslation } from 'react-i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import type { AgreementOverview } from '#server/agreement/overview.ts'
import { KindsKey } from '../anatomy/kinds-key.tsx'
import { LostCell } from '../anatomy/lost-cell.tsx'
import { NumberHead } from '../table.tsx'
import { CodeHeading } from './code-heading.tsx'
import { FewNote } from './few-note.tsx'
import { FigureCells } from './figure-cells.tsx'
import { AxisRow, FigureTable, type FigureTableProps } from './figure-table.tsx'
import { partOf, type ReportFigure } from './figures-of.ts'
import { plotColumn } from './forest-plot.tsx'
import { JobBeside } from './job-line.tsx'
import { PictureLinks } from './pictures/picture-links.tsx'
import { isUnused } from './reason-text.ts'
import styles from './tables.module.css'
import { ThresholdsNote } from './thresholds-note.tsx'
import { useAgreementAddress } from './use-address.ts'

/** Alpha of each code with its interval, then of all of them by sets. */
export function ByCodeTable({
  report,
  figures,
  looks,
}: FigureTableProps & { report: AgreementOverview }) {
  const { t } = useTranslation(['agreement', 'anatomy'])
  const addressOf = useAgreementAddress(report)
  const { lost, lostJob } = report
  const { unit } = report.settings
  const rows = report.codes.map((code) => ({
    code,
    alpha: figures.get('binary_alpha_by_code', { code: code.id }),
    lost: lost?.codes.find((one) => one.code === code.id),
  }))
  const isSilent = ({ alpha }: (typeof rows)[number]) => alpha !== undefined && isUnused(alpha)
  const shown = rows.filter((row) => !isSilent(row))
  const silent = rows.filter((row) => isSilent(row) && !row.code.retired)
  const { compared } = report.ledger.units
  const isOnFew = (figure: ReportFigure | undefined) => isFigureOnFew(figure, compared)
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
          {lost !== null && <KindsKey />}
          {lostJob !== null && report.job === null && (
            <JobBeside
              what={t('job.lost')}
              of={{ projectId: report.project.id, roundId: report.round.id }}
              job={lostJob}
            />
          )}
          <p>{t('meaning.byCode')}</p>
          <FewNote
            of="ofCode"
            settings={report.settings}
            rows={[
              ...shown.map(({ alpha }) => ({ value: alpha?.value, isOnFew: isOnFew(alpha) })),
              { value: sets?.value, isOnFew: isOnFew(sets), of: 'compared' },
            ]}
          />
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
          <NumberHead>{t('byCode.alpha')}</NumberHead>
          <NumberHead>{t('byCode.interval')}</NumberHead>
          <th scope="col">{t('byCode.plot')}</th>
          <NumberHead title={t('byCode.unitsTitle')}>{t(`byCode.units.${unit}`)}</NumberHead>
          {lost !== null && <th scope="col">{t('byCode.lostTo')}</th>}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ code, alpha, lost: own }) => (
          <tr key={code.id}>
            <CodeHeading code={code} looks={looks} to={addressOf(`/codes/${code.id}`)} />
            <FigureCells figure={alpha} column={column} isOnFew={isOnFew(alpha)} />
            <td className="num">{partOf(alpha, 'unitsWithCode')}</td>
            {lost !== null && <LostCell lost={own} to={addressOf('/lost', { code: code.id })} />}
          </tr>
        ))}
        <tr className={styles.all}>
          <th scope="row">{t('byCode.sets')}</th>
          <FigureCells figure={sets} column={column} isOnFew={isOnFew(sets)} />
          <td className="num">{compared}</td>
          {lost !== null && (
            <LostCell lost={lost.all} to={addressOf('/lost')} of={t('anatomy:says.ofPooled')} />
          )}
        </tr>
        <AxisRow column={column} before={3} after={lost === null ? 1 : 2} />
      </tbody>
    </FigureTable>
  )
}
