import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ListedReport } from '#server/methods-reports.ts'
import { coefficientText, intervalText } from '../agreement/coefficient-text.ts'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import { Time } from '../time.tsx'
import styles from './report-list.module.css'
import { ReportSettings } from './report-settings.tsx'

/** Frozen reports, the newest first, each with its files. */
export function ReportList({
  reports,
  path,
}: {
  reports: readonly ListedReport[]
  /** Address below which the files of each stand. */
  path: string
}) {
  const { t } = useTranslation('reports')
  return (
    <Card title={t('list.title')} small={t('list.small', { count: reports.length })} padded={false}>
      <Table label={t('list.title')} asCards>
        <thead>
          <tr>
            <th scope="col">{t('list.frozen')}</th>
            <th scope="col">{t('list.files')}</th>
            <NumberHead title={t('list.alphaTitle')}>{t('list.alpha')}</NumberHead>
            <NumberHead>{t('list.interval')}</NumberHead>
            <th scope="col">{t('list.made')}</th>
            <th scope="col">{t('list.inputs')}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <ReportRow key={report.id} report={report} path={`${path}/${report.id}`} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function ReportRow({ report, path }: { report: ListedReport; path: string }) {
  const { t, i18n } = useTranslation(['reports', 'agreement'])
  const { alpha, ci95, settings, inputs, isCurrent, pseudonyms, language } = report
  const day = report.frozenAt.toLocaleDateString(i18n.language, { timeZone: 'UTC' })
  return (
    <tr>
      <th scope="row">
        <Time at={report.frozenAt} />
        <small>{t('list.by', { name: report.frozenBy })}</small>
      </th>
      <td className={styles.files}>
        <FileLink to={`${path}/report.html`} label={t('list.openLabel', { day })} isShown>
          {t('list.open')}
        </FileLink>
        <FileLink to={`${path}/report.md`} label={t('list.markdownLabel', { day })}>
          {t('list.markdown')}
        </FileLink>
        <FileLink to={`${path}/bundle.zip`} label={t('list.bundleLabel', { day })}>
          {t('list.bundle')}
        </FileLink>
        <small>{t(`list.languages.${language}`)}</small>
      </td>
      <td className="num" data-head={t('list.alpha')}>
        {alpha === null ? t('list.undefined') : coefficientText(t, alpha)}
      </td>
      <td className={`num ${styles.interval}`} data-head={t('list.interval')}>
        {ci95 !== null
          ? intervalText(t, ci95)
          : alpha !== null &&
            t(
              settings.interval === 'krippendorff'
                ? 'agreement:noInterval.not_of_pairs'
                : 'list.noInterval',
            )}
      </td>
      <td className={styles.settings} data-head={t('list.made')}>
        <ReportSettings settings={settings} pseudonyms={pseudonyms} />
      </td>
      <td data-head={t('list.inputs')} title={t('list.inputsTitle', { hash: inputs })}>
        <code>{inputs.slice(0, 8)}</code>
        <small>{t(isCurrent ? 'list.current' : 'list.changed')}</small>
      </td>
    </tr>
  )
}

/** A file is no page of the app: the browser asks for it by itself. */
function FileLink({
  to,
  label,
  isShown = false,
  children,
}: {
  to: string
  label: string
  /** Whether it is read in the browser, beside this page. */
  isShown?: boolean
  children: string
}) {
  return (
    <Link
      to={to}
      reloadDocument
      aria-label={label}
      {...(isShown ? { target: '_blank', rel: 'noreferrer' } : {})}
    >
      {children}
    </Link>
  )
}
