import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { lengths } from '#model/lengths.ts'
import { codebookChoices, createProject } from '#server/projects.ts'
import { LinkButton, SubmitButton } from '../components/button.tsx'
import { Choice, Choices, TextField } from '../components/field.tsx'
import { FieldForm, FormActions } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { projectPath } from '../paths.ts'
import { formAction, forPerson, textOf } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('projects:create.title')])

/** The id comes with the form, so that one sent twice makes one project. */
export const loader = forPerson(async () => ({
  id: randomUUID(),
  codebooks: codebookChoices(),
}))

export const action = formAction(async ({ services, person, form }) => {
  const { id } = await createProject(services, person, {
    id: textOf(form, 'id'),
    name: textOf(form, 'name'),
    codebook: textOf(form, 'codebook') || undefined,
  })
  return redirect(projectPath(id))
})

export default function NewProjectPage() {
  const { t, i18n } = useTranslation(['projects', 'common'])
  const { id, codebooks } = useLoaderData<typeof loader>()
  const choices = inOrder(codebooks, i18n.language)
  const problem = useProblem()
  return (
    <Page
      width="narrow"
      title={t('projects:create.title')}
      lead={t('projects:create.lead')}
      crumbs={[{ label: t('projects:create.title') }]}
    >
      <FieldForm>
        <ProblemNotice problem={problem} />
        <input type="hidden" name="id" value={id} />
        <TextField
          name="name"
          label={t('projects:create.name')}
          hint={t('projects:create.nameHint')}
          problem={problem}
          autoComplete="off"
          maxLength={lengths.name}
          required
        />
        <Choices legend={t('projects:create.codebook')}>
          {choices.map((codebook, index) => (
            <Choice
              key={codebook.id}
              type="radio"
              name="codebook"
              value={codebook.id}
              defaultChecked={index === 0}
              label={<span lang={codebook.language}>{codebook.name}</span>}
              hint={<span lang={codebook.language}>{codebook.purpose}</span>}
            />
          ))}
          <Choice
            type="radio"
            name="codebook"
            value=""
            label={t('projects:create.empty')}
            hint={t('projects:create.emptyHint')}
          />
        </Choices>
        <FormActions>
          <SubmitButton>{t('projects:create.submit')}</SubmitButton>
          <LinkButton look="quiet" to="/">
            {t('common:cancel')}
          </LinkButton>
        </FormActions>
      </FieldForm>
    </Page>
  )
}

/** Those in the language of the page first, and of these the usual one. */
function inOrder<T extends { id: string; language: string }>(codebooks: T[], language: string) {
  const rank = (codebook: T) =>
    Number(codebook.language !== language) * 2 + Number(!codebook.id.startsWith(usual))
  return codebooks.toSorted((a, b) => rank(a) - rank(b))
}

const usual = 'political-discourse'

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
