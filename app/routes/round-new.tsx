import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Assignment } from '#model/assignments.ts'
import { drawShares, newRoundPage } from '#server/round-pages.ts'
import { createRound } from '#server/rounds.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { useProblem } from '../components/problem-notice.tsx'
import { ProjectPage } from '../components/project-page.tsx'
import { NewRoundForm } from '../components/rounds/new-round-form.tsx'
import { assignmentsOfForm } from '../components/rounds/pairs.ts'
import { projectPath, roundPath } from '../paths.ts'
import { formAction, forPerson, param, textOf } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('rounds:create.title'),
  shown?.project.name,
])

export const loader = forPerson(({ services, person, params }) =>
  newRoundPage(services, person, param(params, 'project')),
)

export const action = formAction(async ({ services, person, params, form }) => {
  const projectId = param(params, 'project')
  if (textOf(form, 'intent') === 'share') {
    const share = Math.min(100, Math.max(0, Number(textOf(form, 'share')) || 0)) / 100
    const [transcripts, coders] = [form.getAll('transcript'), form.getAll('coder')]
    const seed = Number(textOf(form, 'seed')) || 0
    const chosen = { transcripts: transcripts.map(String), coders: coders.map(String) }
    return { drawn: await drawShares(services, person, projectId, chosen, share, seed) }
  }
  const version = textOf(form, 'codebookVersion')
  const { id } = await createRound(services, person, projectId, {
    id: textOf(form, 'id') || undefined,
    name: textOf(form, 'name'),
    visibility: textOf(form, 'visibility'),
    assignments: assignmentsOfForm(form),
    codebookVersion: version === 'draft' ? version : version === '' ? undefined : Number(version),
  })
  return redirect(roundPath({ projectId, roundId: id }))
})

export default function NewRoundPage() {
  const { project, ...shown } = useLoaderData<typeof loader>()
  const { t } = useTranslation('rounds')
  const answer = useActionData<{ drawn?: Assignment[] } | undefined>()
  const problem = useProblem()
  const path = projectPath(project.id)
  return (
    <ProjectPage
      project={project}
      crumbs={[{ label: t('create.title') }]}
      title={t('create.title')}
      lead={t('create.lead')}
    >
      {shown.transcripts.length === 0 ? (
        <EmptyState
          title={t('create.noTranscripts')}
          action={
            <LinkButton look="primary" to={`${path}/transcripts/add`}>
              {t('create.addTranscripts')}
            </LinkButton>
          }
        >
          {t('create.noTranscriptsText')}
        </EmptyState>
      ) : shown.coders.length === 0 ? (
        <EmptyState
          title={t('create.noCoders')}
          action={
            <LinkButton look="primary" to={`${path}/members`}>
              {t('create.members')}
            </LinkButton>
          }
        >
          {t('create.noCodersText')}
        </EmptyState>
      ) : (
        <NewRoundForm {...shown} drawn={answer?.drawn} problem={problem} />
      )}
    </ProjectPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
