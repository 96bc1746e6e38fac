import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { readProject } from '#server/projects.ts'
import { listTranscripts } from '#server/transcripts.ts'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ProjectPage } from '../components/project-page.tsx'
import { TranscriptTable } from '../components/transcripts/transcript-table.tsx'
import { forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, page) => [t('transcripts:title'), page?.project.name])

export const loader = forPerson(async ({ services, person, params }) => {
  const project = await readProject(services, person, param(params, 'project'))
  return { project, ...(await listTranscripts(services, person, project.id)) }
})

export default function TranscriptsPage() {
  const { t } = useTranslation('transcripts')
  const { project, transcripts, mayWrite } = useLoaderData<typeof loader>()
  const words = transcripts.reduce((sum, one) => sum + one.words, 0)
  const addButton = (
    <LinkButton look="primary" to="add">
      {t('add')}
    </LinkButton>
  )
  const isEmpty = transcripts.length === 0
  return (
    <ProjectPage
      project={project}
      part="transcripts"
      title={t('title')}
      lead={isEmpty ? t('lead.none') : t('lead.some', { count: transcripts.length, words })}
      crumbs={[{ label: t('title') }]}
      actions={mayWrite && !isEmpty ? addButton : undefined}
    >
      <Card title={t('list')} small={isEmpty ? undefined : transcripts.length} padded={false}>
        {isEmpty ? (
          <EmptyState title={t('empty.title')} action={mayWrite ? addButton : undefined}>
            {t(mayWrite ? 'empty.lead' : 'empty.reader')}
          </EmptyState>
        ) : (
          <TranscriptTable projectId={project.id} transcripts={transcripts} />
        )}
      </Card>
    </ProjectPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
