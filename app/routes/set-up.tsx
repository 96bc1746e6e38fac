import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { setUp } from '#server/links.ts'
import { needsSetUp } from '#server/people.ts'
import { AccountFields } from '../components/account-fields.tsx'
import { SubmitButton } from '../components/button.tsx'
import { TextField } from '../components/field.tsx'
import { FieldForm, FormActions } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { forAnybody, openFormAction, textOf } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('people:setUp.title')])

/** The page is gone once there is an account. */
export const loader = forAnybody(async ({ services, url }) => {
  if (!(await needsSetUp(services))) throw redirect('/')
  return { token: url.searchParams.get('token') ?? '' }
})

export const action = openFormAction(async ({ services, sessions, form, address }) => {
  const account = {
    email: textOf(form, 'email'),
    name: textOf(form, 'name'),
    initials: textOf(form, 'initials'),
    password: textOf(form, 'password'),
  }
  const person = await setUp(services, textOf(form, 'token').trim(), account, address)
  return redirect('/', { headers: { 'Set-Cookie': await sessions.begin(person.id) } })
})

export default function SetUpPage() {
  const { t } = useTranslation('people')
  const { token } = useLoaderData<typeof loader>()
  const problem = useProblem()
  return (
    <Page
      width="narrow"
      title={t(token === '' ? 'setUp.waiting' : 'setUp.title')}
      lead={t(token === '' ? 'setUp.waitingLead' : 'setUp.lead')}
    >
      <FieldForm>
        <ProblemNotice problem={problem} />
        {token === '' ? (
          <TextField
            name="token"
            label={t('setUp.token')}
            hint={t('setUp.tokenHint')}
            autoComplete="off"
            required
          />
        ) : (
          <input type="hidden" name="token" value={token} />
        )}
        <TextField
          name="email"
          type="email"
          label={t('fields.email')}
          problem={problem}
          autoComplete="email"
          required
        />
        <AccountFields problem={problem} />
        <FormActions>
          <SubmitButton>{t('setUp.submit')}</SubmitButton>
        </FormActions>
      </FieldForm>
    </Page>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
