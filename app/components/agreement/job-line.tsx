import { useTranslation } from 'react-i18next'
import { isUnderWay, type JobState } from '#model/agreement/job-state.ts'
import { roundPath } from '../../paths.ts'
import { useJob } from '../../use-job.ts'
import { useSaid } from '../../use-said.ts'
import { Button } from '../button.tsx'
import { Progress } from '../progress.tsx'
import { Time } from '../time.tsx'
import styles from './job-line.module.css'

/** The round that figures are of, as addresses name it. */
interface Of {
  projectId: string
  roundId: string
}

/** How far figures are, or why there are none; with what cancels them, for those who may, or asks for them again. */
export function JobLine({ of, job: given }: { of: Of; job: JobState }) {
  const { t } = useTranslation('agreement')
  const { job, end } = useJob(`${roundPath(of)}/agreement/jobs/${given.id}`, given)
  const say = useSaid()
  const isOn = isUnderWay(job)
  return (
    <div className={styles.job}>
      <p role="status">
        {job.problem === null ? t(`job.${job.status}`) : say(job.problem.message)}
      </p>
      {isOn && <Progress share={job.share} label={t('job.share')} />}
      {(isOn ? given.mayCancel : job.status !== 'done') && (
        <Button look={isOn ? 'quiet' : 'plain'} onClick={end}>
          {t(isOn ? 'job.cancel' : 'job.again')}
        </Button>
      )}
    </div>
  )
}

/** Above figures that are not of the present layers: when they are from, and how far new ones are. */
export function LastFigures({
  of,
  computedAt,
  job,
}: {
  of: Of
  computedAt: Date
  job: JobState | null
}) {
  const { t } = useTranslation('agreement')
  if (job === null) return null
  return (
    <div className={styles.last}>
      <p>
        {t('job.last')} <Time at={computedAt} />
      </p>
      <JobLine of={of} job={job} />
    </div>
  )
}

/** Figures beside those of the page that are not there yet, or of earlier layers: which, and how far they are. */
export function JobBeside({ what, of, job }: { what: string; of: Of; job: JobState }) {
  return (
    <div className={styles.beside}>
      <p>{what}</p>
      <JobLine of={of} job={job} />
    </div>
  )
}
