import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { lengths } from '#model/lengths.ts'
import type { RoundStatus } from '#model/round.ts'
import { assign } from '#server/assignments.ts'
import { roundSettingsPage } from '#server/round-pages.ts'
import { deleteRound, renameRound, setRoundStatus } from '#server/rounds.ts'
import { Button, SubmitButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Dialog } from '../components/dialog.tsx'
import { DoneNotice } from '../components/done-notice.tsx'
import { TextField } from '../components/field.tsx'
import { FieldForm, FormActions } from '../components/form.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { AssignCard } from '../components/rounds/assign-card.tsx'
import { assignmentsOfForm } from '../components/rounds/pairs.ts'
import { RoundPage } from '../components/rounds/round-page.tsx'
import { StateCard } from '../components/rounds/state-card.tsx'
import { projectPath } from '../paths.ts'
import { formAction, forPerson, param, textOf, unknownForm } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('rounds:tabs.settings'),
  shown?.round.name,
  shown?.project.name,
])

export const loader = forPerson(({ services, person, params }) =>
  roundSettingsPage(services, person, param(params, 'project'), param(params, 'round')),
)

type Answer =
  | { done: 'renamed' }
  | { done: 'assigned'; added: number }
  | { done: 'status'; status: RoundStatus }

export const action = formAction(async ({ services, person, params, form }) => {
  const [project, round] = [param(params, 'project'), param(params, 'round')]
  switch (textOf(form, 'intent')) {
    case 'rename':
      await renameRound(services, person, project, round, textOf(form, 'name'))
      return { done: 'renamed' } satisfies Answer
    case 'assign': {
      const added = await assign(services, person, project, round, assignmentsOfForm(form))
      return { done: 'assigned', added } satisfies Answer
    }
    case 'status': {
      const given = textOf(form, 'status')
      const { status } = await setRoundStatus(services, person, project, round, given)
      return { done: 'status', status } satisfies Answer
    }
    case 'delete':
      await deleteRound(services, person, project, round)
      throw redirect(projectPath(project))
    default:
      throw unknownForm()
  }
})

export default function RoundSettingsPage() {
  const shown = useLoaderData<typeof loader>()
  const { project, round, assigned, isEmpty } = shown
  const { t } = useTranslation('rounds')
  const problem = useProblem()
  return (
    <RoundPage
      project={project}
      round={round}
      tab="settings"
      crumbs={[{ label: t('tabs.settings') }]}
      lead={t('settings.lead')}
    >
      <Done />
      {problem?.intent !== 'rename' && problem?.intent !== 'assign' && (
        <ProblemNotice problem={problem} />
      )}
      <Card title={t('settings.name')}>
        <FieldForm>
          <TextField
            name="name"
            label={t('create.name')}
            defaultValue={round.name}
            maxLength={lengths.name}
            required
            problem={useProblem('rename')}
          />
          <FormActions>
            <SubmitButton intent="rename">{t('settings.rename')}</SubmitButton>
          </FormActions>
        </FieldForm>
      </Card>
      <AssignCard
        key={assigned.length}
        transcripts={shown.transcripts}
        coders={shown.coders}
        assigned={assigned}
        isRunning={round.status === 'running'}
        problem={useProblem('assign')}
      />
      <StateCard round={round} codings={shown.codings} />
      <Card title={t('settings.delete')}>
        <p>{t(isEmpty ? 'settings.deleteText' : 'settings.keepText')}</p>
        {isEmpty && (
          <Dialog
            trigger={<Button look="danger">{t('settings.delete')}</Button>}
            title={t('settings.deleteTitle', { name: round.name })}
          >
            <Form method="post">
              <p>{t('settings.deleteText')}</p>
              <FormActions>
                <SubmitButton intent="delete" look="danger">
                  {t('settings.delete')}
                </SubmitButton>
              </FormActions>
            </Form>
          </Dialog>
        )}
      </Card>
    </RoundPage>
  )
}

/** What the last form did, in words. */
function Done() {
  const { t } = useTranslation('rounds')
  const answer = useActionData<Answer | { done?: undefined } | undefined>()
  switch (answer?.done) {
    case 'renamed':
      return <DoneNotice>{t('settings.renamed')}</DoneNotice>
    case 'assigned':
      return (
        <DoneNotice>
          {answer.added === 0
            ? t('settings.addedNone')
            : t('settings.added', { count: answer.added })}
        </DoneNotice>
      )
    case 'status':
      return <DoneNotice>{t(`change.done.${answer.status}`)}</DoneNotice>
    default:
      return null
  }
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
