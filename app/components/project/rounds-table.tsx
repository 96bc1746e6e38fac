import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { RoundAtGlance } from '#server/overview.ts'
import { roundPath } from '../../paths.ts'
import { Progress } from '../progress.tsx'
import { Table } from '../table.tsx'

/** Rounds of a project, each with its state and how far it is. */
export function RoundsTable({
  projectId,
  rounds,
}: {
  projectId: string
  rounds: readonly RoundAtGlance[]
}) {
  const { t } = useTranslation('projects')
  return (
    <Table label={t('overview.rounds')}>
      <thead>
        <tr>
          <th scope="col">{t('overview.name')}</th>
          <th scope="col">{t('overview.state')}</th>
          <th scope="col">{t('overview.progress')}</th>
        </tr>
      </thead>
      <tbody>
        {rounds.map((glance) => (
          <tr key={glance.round.id}>
            <th scope="row">
              <Link to={roundPath({ projectId, roundId: glance.round.id })}>
                {glance.round.name}
              </Link>
              <small>
                <Holds glance={glance} />
              </small>
            </th>
            <td>
              <State glance={glance} />
            </td>
            <td>
              <Share glance={glance} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Holds({ glance }: { glance: RoundAtGlance }) {
  const { t } = useTranslation('projects')
  const { codebookVersion } = glance.round
  const parts = [
    t('overview.transcriptCount', { count: glance.transcripts }),
    t('overview.coderCount', { count: glance.coders }),
    codebookVersion === null
      ? t('overview.workingDraft')
      : t('overview.version', { version: codebookVersion }),
  ]
  return parts.join(', ')
}

function State({ glance: { round } }: { glance: RoundAtGlance }) {
  const { t } = useTranslation('projects')
  return (
    <>
      {t(`overview.visibility.${round.visibility}`)}
      <small>{t(`overview.status.${round.status}`)}</small>
    </>
  )
}

function Share({ glance }: { glance: RoundAtGlance }) {
  const { t } = useTranslation('projects')
  const { completed, total, ownOnly } = glance
  // Of a blind round a coder sees the own work alone, and somebody without any sees nothing.
  if (total === 0) return t('overview.notYours')
  const words = t(ownOnly ? 'overview.own' : 'overview.completed', { completed, total })
  return (
    <Progress share={completed / total} label={glance.round.name}>
      {words}
    </Progress>
  )
}
