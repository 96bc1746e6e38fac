import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { openRooms } from '#server/open-rooms.ts'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { isElsewhere, RoomsTable } from '../components/project/rooms-table.tsx'
import { ProjectPage } from '../components/project-page.tsx'
import { forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'
import { useReload } from '../use-reload.ts'

const reloadEveryMs = 10_000

export const meta = titled<typeof loader>((t, page) => [
  t('projects:rooms.title'),
  page?.project.name,
])

export const loader = forPerson(({ services, person, params }) =>
  openRooms(services, person, param(params, 'project')),
)

export default function RoomsPage() {
  const { t } = useTranslation('projects')
  const { project, rooms, connected } = useLoaderData<typeof loader>()
  useReload(reloadEveryMs)
  const waiting = rooms.filter(({ waitingSeconds }) => (waitingSeconds ?? 0) > 0).length
  const all = t(isElsewhere(rooms) ? 'rooms.allStoredHere' : 'rooms.allStored')
  const stored = waiting === 0 ? all : t('rooms.waits', { count: waiting })
  return (
    <ProjectPage
      project={project}
      part="rooms"
      title={t('rooms.title')}
      lead={t('rooms.lead', { count: connected, stored })}
      crumbs={[{ label: t('rooms.title') }]}
    >
      <Card title={t('rooms.list')} small={rooms.length || undefined} padded={false}>
        {rooms.length === 0 ? (
          <EmptyState title={t('rooms.none')}>{t('rooms.noneText')}</EmptyState>
        ) : (
          <RoomsTable rooms={rooms} />
        )}
      </Card>
    </ProjectPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
