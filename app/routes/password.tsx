import { redirectDocument } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { readLink } from '#server/links.ts'
import { resetPassword } from '#server/password-links.ts'
import { SubmitButton } from '../components/button.tsx'
import { FieldForm, FormActions } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { forAnybody, openFormAction, param, textOf } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('people:password.title')])

export const loader = forAnybody(async ({ services, params, address }) => {
  const { email } = await readLink(services, param(params, 'token'), address, 'password')
  return { email }
})

export const action = openFormAction(async ({ services, sessions, params, form, address }) => {
  const token = param(params, 'token')
  const person = await resetPassword(services, token, textOf(form, 'password'), address)
  // Loaded anew: their language may be another than this page’s, which has its own words alone.
  return redirectDocument('/', { headers: { 'Set-Cookie': await sessions.begin(person.id) } })
})

export default function PasswordPage() {
  const { t } = useTranslation('people')
  const { email } = useLoaderData<typeof loader>()
  const problem = useProblem()
  return (
    <Page width="narrow" title={t('password.title')} lead={t('password.lead', { email })}>
      <FieldForm>
        <ProblemNotice problem={problem} />
        <input type="hidden" name="username" autoComplete="username" value={email ?? ''} />
        <PasswordField
          name="password"
          label={t('password.label')}
          hint={t('fields.passwordHint')}
          problem={problem}
          isNew
        />
        <FormActions>
          <SubmitButton>{t('password.submit')}</SubmitButton>
        </FormActions>
      </FieldForm>
    </Page>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
