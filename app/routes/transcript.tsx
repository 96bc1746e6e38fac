import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { SpeakerKind } from '#model/transcript.ts'
import { transcriptPage } from '#server/transcript-page.ts'
import { changeTranscript, deleteTranscript } from '#server/transcripts.ts'
import { ProjectPage } from '../components/project-page.tsx'
import { SpeakersForm } from '../components/transcripts/speakers-form.tsx'
import { TranscriptFacts } from '../components/transcripts/transcript-facts.tsx'
import { TranscriptForm } from '../components/transcripts/transcript-form.tsx'
import { TranscriptReading } from '../components/transcripts/transcript-reading.tsx'
import { projectPath } from '../paths.ts'
import { formAction, forPerson, param, textOf, unknownForm } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((_, page) => [page?.transcript.title, page?.project.name])

export const loader = forPerson(({ services, person, params, url }) =>
  transcriptPage(
    services,
    person,
    param(params, 'project'),
    param(params, 'transcript'),
    Number(url.searchParams.get('from') ?? 1),
  ),
)

export const action = formAction(async ({ services, person, params, form }) => {
  const [project, transcript] = [param(params, 'project'), param(params, 'transcript')]
  const done = textOf(form, 'intent')
  switch (done) {
    case 'about': {
      const change = { title: textOf(form, 'title'), language: textOf(form, 'language') }
      await changeTranscript(services, person, project, transcript, change)
      return { done }
    }
    case 'speakers':
      await changeTranscript(services, person, project, transcript, {
        speakers: speakersIn(form),
        speakersChecked: true,
      })
      return { done }
    case 'delete':
      await deleteTranscript(services, person, project, transcript)
      throw redirect(`${projectPath(project)}/transcripts`)
    default:
      throw unknownForm()
  }
})

/** The fields of each speaker bear its place in the form. */
function speakersIn(form: FormData) {
  return form.getAll('label').map((label, index) => ({
    label,
    name: textOf(form, `name-${index}`).trim(),
    kind: textOf(form, `kind-${index}`) as SpeakerKind,
    codable: form.get(`codable-${index}`) === 'yes',
  }))
}

export default function TranscriptPage() {
  const { t } = useTranslation('transcripts')
  const page = useLoaderData<typeof loader>()
  const { project, transcript, speakers, rounds, mayWrite } = page
  return (
    <ProjectPage
      project={project}
      title={transcript.title}
      crumbs={[
        { label: t('title'), to: `${projectPath(project.id)}/transcripts` },
        { label: transcript.title },
      ]}
      sideLink={t('belowText')}
      side={
        <>
          <TranscriptForm transcript={transcript} mayWrite={mayWrite} />
          <SpeakersForm key={transcript.id} speakers={speakers} mayWrite={mayWrite} />
          <TranscriptFacts
            projectId={project.id}
            transcript={transcript}
            rounds={rounds}
            mayWrite={mayWrite}
          />
        </>
      }
    >
      <TranscriptReading {...page} />
    </ProjectPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
