import {
  type ShouldRevalidateFunction,
  useFetcher,
  useLoaderData,
  useRevalidator,
} from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { DomainError } from '#model/errors.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { completeLayer, setPosition } from '#server/layers.ts'
import { openWorkspace } from '#server/workspace.ts'
import '../text/highlights.css'
import { notify } from '../components/toasts.tsx'
import { useLeaving } from '../components/workspace/use-leaving.ts'
import { Workspace } from '../components/workspace/workspace.tsx'
import { useLayer } from '../live/use-layer.ts'
import { type Ask, formAction, forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, opened) => [
  opened?.transcript.title ?? t('workspace:title'),
  opened?.round.name,
  opened?.project.name,
])

export const loader = forPerson(({ services, person, params }) =>
  openWorkspace(services, person, placeOf(params)),
)

export const action = formAction(async ({ services, person, params, form }) => {
  const place = placeOf(params)
  switch (form.get('intent')) {
    case 'position':
      await setPosition(services, person, place, Number(form.get('turn')))
      return { done: 'position' as const }
    case 'complete':
    case 'take-back': {
      const complete = form.get('intent') === 'complete'
      await completeLayer(services, person, { ...place, coderId: person.id }, complete)
      return { done: complete ? ('complete' as const) : ('take-back' as const) }
    }
    default:
      throw new DomainError(
        'invalid-input',
        'The form asked for nothing known. Load the page again.',
      )
  }
})

/** Where one is changes nothing of what the page shows, and a transcript is not read again for it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formData,
  defaultShouldRevalidate,
}) => (formData?.get('intent') === 'position' ? false : defaultShouldRevalidate)

export default function WorkspacePage() {
  const opened = useLoaderData<typeof loader>()
  const { me, round, transcript, layer, mayWrite, mayComplete } = opened
  const { t } = useTranslation('workspace')
  const { revalidate } = useRevalidator()
  const position = useFetcher<typeof action>()
  const completion = useFetcher<typeof action>()
  const session = useLayer(
    layer && {
      name: formatDocumentName({
        kind: 'layer',
        roundId: round.id,
        transcriptId: transcript.id,
        coderId: me.id,
      }),
      personId: me.id,
      epoch: layer.epoch,
      writes: mayWrite,
      firstSpans: layer.codedSpans,
      onOutdated: revalidate,
    },
  )
  useLeaving(session, (count) => notify({ title: t('left', { count }), forMs: 12_000 }))

  const answer = completion.data
  useEffect(() => {
    if (answer !== undefined && 'problem' in answer) notify({ title: answer.problem.message })
  }, [answer])

  return (
    <Workspace
      // Another transcript is another workspace: nothing selected here is selected there.
      key={`${round.id} ${transcript.id}`}
      opened={opened}
      session={session}
      onRememberTurn={
        mayComplete
          ? (turn) => position.submit({ intent: 'position', turn }, { method: 'post' })
          : null
      }
      isCompleting={completion.state !== 'idle'}
      onComplete={(complete) =>
        completion.submit({ intent: complete ? 'complete' : 'take-back' }, { method: 'post' })
      }
    />
  )
}

function placeOf(params: Ask['params']) {
  return {
    projectId: param(params, 'project'),
    roundId: param(params, 'round'),
    transcriptId: param(params, 'transcript'),
  }
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
