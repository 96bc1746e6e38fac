import { useTranslation } from 'react-i18next'
import { isUnderWay, type JobState } from '#model/agreement/job-state.ts'
import { useJob } from '../../use-job.ts'
import { useSaid } from '../../use-said.ts'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Progress } from '../progress.tsx'
import { Time } from '../time.tsx'
import styles from './report-jobs.module.css'

/** Reports that are being made, and those that could not be. */
export function ReportJobs({
  jobs,
  path,
  mayEnd,
}: {
  jobs: readonly JobState[]
  /** Address below which the job of each stands. */
  path: string
  mayEnd: boolean
}) {
  const { t } = useTranslation('reports')
  return (
    <Card title={t(jobs.some(isUnderWay) ? 'job.title' : 'job.none')}>
      <ul className={styles.jobs}>
        {jobs.map((job) => (
          <ReportJob key={job.id} job={job} path={`${path}/${job.id}`} mayEnd={mayEnd} />
        ))}
      </ul>
    </Card>
  )
}

function ReportJob({ job: given, path, mayEnd }: { job: JobState; path: string; mayEnd: boolean }) {
  const { t } = useTranslation('reports')
  const { job, end } = useJob(path, given)
  const say = useSaid()
  const isOn = isUnderWay(job)
  return (
    <li className={styles.job}>
      <p role="status">
        {job.problem === null ? t(`job.${job.status}`) : say(job.problem.message)}{' '}
        <small>
          {t('job.asked')} <Time at={given.askedAt} />
        </small>
      </p>
      {isOn && <Progress share={job.share} label={t('job.share')} />}
      {mayEnd && job.status !== 'done' && (
        <Button look="quiet" onClick={end}>
          {t(isOn ? 'job.cancel' : 'job.forget')}
        </Button>
      )}
    </li>
  )
}
