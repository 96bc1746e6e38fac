import { Link } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Threshold } from '#model/agreement/thresholds.ts'
import { projectPath } from '../../paths.ts'
import type { ProjectOfPage } from '../project-page.tsx'
import { thresholdText } from './coefficient-text.ts'
import styles from './tables.module.css'

/** What the dotted lines of a picture are, and where leads set them. */
export function ThresholdsNote({
  project,
}: {
  project: ProjectOfPage & { thresholds: readonly Threshold[]; hasOwnThresholds: boolean }
}) {
  const { t } = useTranslation('agreement')
  const lines = thresholdsText(t, project.thresholds)
  return (
    <span className={styles.limits}>
      {lines !== '' &&
        t(project.hasOwnThresholds ? 'byCode.thresholds' : 'byCode.usualThresholds', {
          lines,
        })}{' '}
      {project.roles.includes('lead') && (
        <Link to={`${projectPath(project.id)}/settings`}>{t('byCode.setThresholds')}</Link>
      )}
    </span>
  )
}

/** “.667, .80 (Krippendorff 2019)”: values with their source, said once for those that share it. */
export function thresholdsText(
  t: TFunction<'agreement'>,
  thresholds: readonly Threshold[],
): string {
  const bySource = new Map<string, string[]>()
  for (const { value, source } of thresholds) {
    bySource.set(source, [...(bySource.get(source) ?? []), thresholdText(t, value)])
  }
  return [...bySource].map(([source, values]) => `${values.join(', ')} (${source})`).join(', ')
}
