import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { reopenLayer } from '#server/reopening.ts'
import { roundPage } from '#server/round-pages.ts'
import { setRoundStatus } from '#server/rounds.ts'
import { Avatars } from '../components/avatar.tsx'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DoneNotice } from '../components/done-notice.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KeptCard } from '../components/kept-card.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { NextCard } from '../components/rounds/next-card.tsx'
import { ProgressTable } from '../components/rounds/progress-table.tsx'
import { roundLead } from '../components/rounds/round-lead.ts'
import { RoundPage } from '../components/rounds/round-page.tsx'
import { StatusDialog, stepsFrom } from '../components/rounds/status-dialog.tsx'
import { roundPath } from '../paths.ts'
import { formAction, forPerson, param, textOf, unknownForm } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((_, shown) => [shown?.round.name, shown?.project.name])

export const loader = forPerson(({ services, person, params }) =>
  roundPage(services, person, param(params, 'project'), param(params, 'round')),
)

export const action = formAction(async ({ services, person, params, form }) => {
  const [projectId, roundId] = [param(params, 'project'), param(params, 'round')]
  const intent = textOf(form, 'intent')
  switch (intent) {
    case 'reopen':
    case 'end': {
      const [transcriptId, coderId] = [textOf(form, 'transcript'), textOf(form, 'coder')]
      const key = { projectId, roundId, transcriptId, coderId }
      await reopenLayer(services, person, key, intent === 'reopen')
      return { done: `${intent}.done` as const }
    }
    case 'status': {
      const given = textOf(form, 'status')
      const { status } = await setRoundStatus(services, person, projectId, roundId, given)
      return { done: `change.done.${status}` as const }
    }
    default:
      throw unknownForm()
  }
})

export default function RoundProgressPage() {
  const shown = useLoaderData<typeof loader>()
  const { project, round, mayManage, mayReadAll, isCoder, me, rows, coders, next } = shown
  const { t } = useTranslation('rounds')
  const answer = useActionData<typeof action>()
  const path = roundPath({ projectId: project.id, roundId: round.id })
  const codings = { unfinished: shown.total - shown.completed, all: shown.total }
  // What one does next is the primary button: coding while it waits, else closing, then revealing.
  const steps = stepsFrom(round.status)
  const primary = next !== null ? null : round.status === 'running' ? 'closed' : 'revealed'
  return (
    <RoundPage
      project={project}
      round={round}
      tab="progress"
      lead={roundLead(t, round, {
        transcripts: rows.length,
        coders: coders.length,
        ownOnly: shown.ownOnly,
        mayManage,
        isCoder,
        reopened: reopenedOf(rows),
      })}
      // Oneself alone stands in the bar anyway.
      bar={!shown.ownOnly && coders.length > 0 && <Avatars people={coders.slice(0, 9)} />}
      actions={
        <>
          {round.status === 'revealed' && (
            <LinkButton look="primary" to={`${path}/agreement`}>
              {t('actions.agreement')}
            </LinkButton>
          )}
          {mayManage && (
            <>
              {round.status === 'running' && (
                <LinkButton to={`${path}/settings#assign`}>{t('actions.add')}</LinkButton>
              )}
              {[...steps].reverse().map((to) => (
                <StatusDialog
                  key={to}
                  round={round}
                  to={to}
                  codings={codings}
                  look={to === primary ? 'primary' : 'plain'}
                />
              ))}
            </>
          )}
        </>
      }
      {...(next === null
        ? {}
        : {
            side: <NextCard projectId={project.id} roundId={round.id} next={next} primary />,
          })}
    >
      <ProblemNotice problem={useProblem()} />
      {answer !== undefined && 'done' in answer && <DoneNotice>{t(answer.done)}</DoneNotice>}
      <KeptCard within={path} />
      {rows.length === 0 ? (
        <EmptyState title={t('progress.emptyTitle')}>{t('progress.empty')}</EmptyState>
      ) : (
        <Card
          title={t(shown.ownOnly ? 'progress.own' : 'progress.title')}
          small={t('progress.count', { completed: shown.completed, total: shown.total })}
          padded={false}
        >
          <ProgressTable
            projectId={project.id}
            roundId={round.id}
            coders={coders}
            rows={rows}
            connected={shown.connected}
            mayReopen={mayManage && round.status === 'closed'}
            isOpen={(transcriptId) =>
              mayReadAll ||
              rows.some(
                (row) => row.id === transcriptId && row.cells.some((cell) => cell.coderId === me),
              )
            }
          />
        </Card>
      )}
    </RoundPage>
  )
}

/** How many layers a lead has opened again, of those that the reader sees. */
function reopenedOf(rows: readonly { cells: readonly { reopened: boolean }[] }[]): number {
  return rows.flatMap(({ cells }) => cells).filter(({ reopened }) => reopened).length
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
