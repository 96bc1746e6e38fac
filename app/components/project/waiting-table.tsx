import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Waiting } from '#server/overview.ts'
import { workspacePath } from '../../paths.ts'
import { Card } from '../card.tsx'
import { Table } from '../table.tsx'
import { WhereTo } from './continue-card.tsx'

/** Everything a coder has not completed in rounds that run, what was worked on last first. */
export function WaitingTable({
  waiting,
  withProject = false,
}: {
  waiting: readonly Waiting[]
  withProject?: boolean
}) {
  const { t } = useTranslation('projects')
  const placeOf = ({ projectName, roundName, visibility }: Waiting) =>
    [
      ...(withProject ? [projectName] : []),
      roundName,
      ...(visibility === 'blind' ? [t('waiting.blind')] : []),
    ].join(' · ')
  return (
    <Card title={t('waiting.title')} small={waiting.length} padded={false}>
      <Table label={t('waiting.title')}>
        <thead>
          <tr>
            <th scope="col">{t('waiting.transcript')}</th>
            <th scope="col">{t('waiting.where')}</th>
          </tr>
        </thead>
        <tbody>
          {waiting.map((one) => (
            <tr key={`${one.roundId} ${one.transcriptId}`}>
              <th scope="row">
                <Link to={workspacePath(one)}>{one.title}</Link>
                <small>{placeOf(one)}</small>
              </th>
              <td>
                <WhereTo waiting={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
