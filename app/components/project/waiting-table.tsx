import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Waiting } from '#db/overview.ts'
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
  return (
    <Card title={t('waiting.title')} small={waiting.length} padded={false}>
      <Table label={t('waiting.title')}>
        <thead>
          <tr>
            <th scope="col">{t('waiting.transcript')}</th>
            <th scope="col">{t('waiting.round')}</th>
            <th scope="col">{t('waiting.where')}</th>
          </tr>
        </thead>
        <tbody>
          {waiting.map((one) => (
            <tr key={`${one.roundId} ${one.transcriptId}`}>
              <th scope="row">
                <Link to={workspacePath(one)}>{one.title}</Link>
              </th>
              <td>
                {withProject ? `${one.projectName}, ${one.roundName}` : one.roundName}
                {one.visibility === 'blind' && <small>{t('waiting.blind')}</small>}
              </td>
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
