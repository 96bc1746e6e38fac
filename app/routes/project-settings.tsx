import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { mostThresholds } from '#model/agreement/thresholds.ts'
import { lengths } from '#model/lengths.ts'
import { typedNumber } from '#model/typed-number.ts'
import { changeProject, deleteProject, readProjectToManage } from '#server/projects.ts'
import { SubmitButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DoneNotice, useDone } from '../components/done-notice.tsx'
import { Choice, TextField } from '../components/field.tsx'
import { FieldForm, FormActions } from '../components/form.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { ThresholdsCard } from '../components/project/thresholds-card.tsx'
import { ProjectPage } from '../components/project-page.tsx'
import { formAction, forPerson, param, textOf, unknownForm } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, project) => [
  t('projects:settings.title'),
  project?.name,
])

export const loader = forPerson(({ services, person, params }) =>
  readProjectToManage(services, person, param(params, 'project')),
)

export const action = formAction(async ({ services, person, params, form }) => {
  const projectId = param(params, 'project')
  const done = textOf(form, 'intent')
  if (done === 'change') {
    await changeProject(services, person, projectId, {
      name: textOf(form, 'name'),
      spansAcrossTurns: form.has('spansAcrossTurns'),
      deviceCopies: form.has('deviceCopies'),
    })
    return { done }
  }
  if (done === 'thresholds') {
    await changeProject(services, person, projectId, { thresholds: thresholdsIn(form) })
    return { done }
  }
  if (done === 'delete') {
    await deleteProject(services, person, projectId, textOf(form, 'typedName'))
    return redirect('/')
  }
  throw unknownForm()
})

/** The thresholds of the form: a line with nothing in it is none. */
function thresholdsIn(form: FormData) {
  const lines = Array.from({ length: mostThresholds }, (_, line) => ({
    value: textOf(form, `thresholds.${line}.value`).trim(),
    source: textOf(form, `thresholds.${line}.source`).trim(),
  }))
  return lines
    .filter(({ value, source }) => value !== '' || source !== '')
    .map(({ value, source }) => ({
      value: typedNumber(value),
      source,
    }))
}

export default function ProjectSettingsPage() {
  const { t } = useTranslation('projects')
  const project = useLoaderData<typeof loader>()
  const changing = useProblem('change')
  const deleting = useProblem('delete')
  const saved = useDone('change')
  return (
    <ProjectPage
      project={project}
      part="settings"
      title={t('settings.title')}
      lead={t('settings.lead')}
      crumbs={[{ label: t('settings.title') }]}
    >
      <Card title={t('settings.general')}>
        <FieldForm>
          <ProblemNotice problem={changing} />
          <TextField
            name="name"
            label={t('settings.name')}
            problem={changing}
            defaultValue={project.name}
            autoComplete="off"
            maxLength={lengths.name}
            required
          />
          <Choice
            name="spansAcrossTurns"
            defaultChecked={project.spansAcrossTurns}
            label={t('settings.spans')}
            hint={t('settings.spansHint')}
          />
          <Choice
            name="deviceCopies"
            defaultChecked={project.deviceCopies}
            label={t('settings.copies')}
            hint={t('settings.copiesHint')}
          />
          <FormActions>
            <SubmitButton intent="change">{t('settings.save')}</SubmitButton>
          </FormActions>
          <DoneNotice>{saved && t('settings.saved')}</DoneNotice>
        </FieldForm>
      </Card>
      <ThresholdsCard thresholds={project.thresholds} areOwn={project.hasOwnThresholds} />
      <Card title={t('settings.delete')}>
        <FieldForm>
          <ProblemNotice problem={deleting} />
          <p>{t(project.demo ? 'settings.deleteDemo' : 'settings.deleteText')}</p>
          <TextField
            name="typedName"
            label={t('settings.typeName', { name: project.name })}
            problem={deleting}
            autoComplete="off"
            required
          />
          <FormActions>
            <SubmitButton intent="delete" look="danger">
              {t('settings.deleteSubmit')}
            </SubmitButton>
          </FormActions>
        </FieldForm>
      </Card>
    </ProjectPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
