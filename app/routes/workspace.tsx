import {
  type ShouldRevalidateFunction,
  useFetcher,
  useLoaderData,
  useRevalidator,
} from '@remix-run/react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DomainErrorCode } from '#model/errors.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { completeLayer } from '#server/layers.ts'
import { addCodeInRound } from '#server/new-codes.ts'
import { setPosition } from '#server/position.ts'
import { settleLargeRemoval } from '#server/removals.ts'
import { openWorkspace } from '#server/workspace.ts'
import '../text/found.css'
import '../text/highlights.css'
import '../text/drawn-marks.css'
import '../text/forced-colors.css'
import { notify } from '../components/toasts.tsx'
import { usePartsAtHand } from '../components/use-parts-at-hand.ts'
import { ChosenKeysWithin } from '../components/workspace/chosen-keys.tsx'
import { keptWords } from '../components/workspace/kept-words.ts'
import { LeaveDialog } from '../components/workspace/leave-dialog.tsx'
import { useStanding } from '../components/workspace/use-standing.ts'
import { Workspace } from '../components/workspace/workspace.tsx'
import { PastActs } from '../live/past-acts.ts'
import { useKeptShelf } from '../live/use-kept-shelf.ts'
import { useLayer } from '../live/use-layer.ts'
import { workspacePath } from '../paths.ts'
import { type Ask, formAction, forPerson, param, textOf, unknownForm } from '../route.server.ts'
import { titled } from '../title.ts'
import { useSaid } from '../use-said.ts'

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
    case 'new-code': {
      const parent = textOf(form, 'parent')
      const asked = { name: textOf(form, 'name'), ...(parent === '' ? {} : { parent }) }
      const code = await addCodeInRound(services, person, place.projectId, place.roundId, asked)
      return { done: 'new-code' as const, code }
    }
    case 'restore':
    case 'let-be': {
      const key = { ...place, coderId: person.id }
      const restore = form.get('intent') === 'restore'
      const removal = String(form.get('removal'))
      const settled = await settleLargeRemoval(services, person, key, removal, restore)
      return { done: restore ? ('restore' as const) : ('let-be' as const), ...settled }
    }
    default:
      throw unknownForm()
  }
})

/** What was refused and a new code change nothing here: a transcript is not read again for it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionResult,
  defaultShouldRevalidate,
}) => (hasProblem(actionResult) || isNewCode(actionResult) ? false : defaultShouldRevalidate)

// What was done in transcripts that were left since this page was loaded.
const past = new PastActs()

function hasProblem(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'problem' in answer
}

/** The live codebook brings it. */
function isNewCode(answer: unknown): boolean {
  return (
    typeof answer === 'object' && answer !== null && 'done' in answer && answer.done === 'new-code'
  )
}

export default function WorkspacePage() {
  const opened = useLoaderData<typeof loader>()
  const { me, project, round, transcript, layer, mayWrite, mayComplete } = opened
  const { t } = useTranslation('saving')
  const say = useSaid()
  const { revalidate } = useRevalidator()
  const completion = useFetcher<typeof action>()
  usePartsAtHand()
  const settling = useFetcher<typeof action>()
  const document = formatDocumentName({
    kind: 'layer',
    roundId: round.id,
    transcriptId: transcript.id,
    coderId: me.id,
  })
  const path = workspacePath({
    projectId: project.id,
    roundId: round.id,
    transcriptId: transcript.id,
  })
  const shelf = useKeptShelf(me.id, document, project.deviceCopies)
  const describe = useMemo(() => keptWords(opened), [opened])
  const session = useLayer(
    layer &&
      shelf && {
        name: document,
        personId: me.id,
        epoch: layer.epoch,
        readOnly: mayWrite ? null : whyReadOnly(opened),
        shelf,
        describe,
        firstSpans: layer.codedSpans,
        // Signed out: loading anew would lead away from what is not saved. The bar shows the way.
        onOutdated: ({ code }) => {
          if (code !== 'not-signed-in') revalidate()
        },
        onRights: revalidate,
        onOver: (acts) =>
          past.add(
            me.id,
            acts.map((act) => ({ ...act, document, path, title: transcript.title })),
          ),
      },
    (count, kept) => notify({ title: t(kept ? 'left' : 'lost', { count }), forMs: 12_000 }),
  )
  useEffect(() => {
    // No coder here any more: what waits has nowhere to go.
    if (layer === null) void shelf?.loaded.then(() => shelf.refuse('not-permitted'))
  }, [layer, shelf])

  const answer = completion.data
  useEffect(() => {
    if (answer === undefined) return
    if ('problem' in answer) notify({ title: say(answer.problem.message) })
  }, [answer, say])
  const settled = settling.data
  useEffect(() => {
    if (settled === undefined) return
    if ('problem' in settled) notify({ title: say(settled.problem.message) })
    if ('restored' in settled && settled.done === 'restore') {
      const { restored, left } = settled
      notify({
        title: t(left > 0 ? 'removal.restoredSome' : 'removal.restored', { count: restored, left }),
      })
    }
  }, [settled, say, t])
  useStanding(opened.standing, revalidate)

  return (
    <ChosenKeysWithin stored={opened.keys}>
      <Workspace
        // Another transcript is another workspace: nothing selected here is selected there.
        key={`${round.id} ${transcript.id}`}
        opened={opened}
        session={session}
        shelf={shelf}
        past={past}
        onRememberTurn={mayComplete ? (turn) => rememberTurn(path, turn) : null}
        isCompleting={completion.state !== 'idle'}
        isSettling={settling.state !== 'idle'}
        onSettle={({ id }, restore) =>
          settling.submit(
            { intent: restore ? 'restore' : 'let-be', removal: id },
            { method: 'post' },
          )
        }
        onComplete={(complete) =>
          completion.submit({ intent: complete ? 'complete' : 'take-back' }, { method: 'post' })
        }
      />
      <LeaveDialog session={session} shelf={shelf} />
    </ChosenKeysWithin>
  )
}

function whyReadOnly({ round, layer }: Awaited<ReturnType<typeof loader>>): DomainErrorCode {
  if (layer?.completed) return 'layer-completed'
  return round.status === 'running' ? 'not-permitted' : 'round-not-running'
}

/** Beside the page's own requests: where one is changes nothing that it shows. */
function rememberTurn(path: string, turn: number): void {
  const body = new URLSearchParams({ intent: 'position', turn: String(turn) })
  // What does not arrive is no loss: the next turn is told again. The last one outlives the page.
  fetch(`${path}.data`, { method: 'POST', body, keepalive: true }).catch(() => {})
}

function placeOf(params: Ask['params']) {
  return {
    projectId: param(params, 'project'),
    roundId: param(params, 'round'),
    transcriptId: param(params, 'transcript'),
  }
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
