import { useLoaderData } from '@remix-run/react'
import { DomainError } from '#model/errors.ts'
import { readProject } from '#server/projects.ts'
import { listTranscripts } from '#server/transcripts.ts'
import { ImportScreen } from '../components/transcripts/add/import-screen.tsx'
import { projectPath } from '../paths.ts'
import { forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, page) => [t('transcripts:add'), page?.project.name])

export const loader = forPerson(async ({ services, person, params }) => {
  const project = await readProject(services, person, param(params, 'project'))
  const { transcripts, mayWrite } = await listTranscripts(services, person, project.id)
  if (!mayWrite) {
    throw new DomainError(
      'not-permitted',
      'Only leads add transcripts. Give yours to one of them, or ask for the role.',
    )
  }
  const { uploadBytes, transcriptCharacters, filesPerUpload } = services.settings.limits
  return {
    project,
    limits: { uploadBytes, transcriptCharacters, filesPerUpload },
    existing: transcripts.map(({ sha256, title }) => ({ sha256, title })),
  }
})

export default function AddTranscriptsPage() {
  const { project, limits, existing } = useLoaderData<typeof loader>()
  return (
    <ImportScreen
      key={project.id}
      project={project}
      address={`${projectPath(project.id)}/transcripts/store`}
      limits={limits}
      existing={existing}
    />
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
