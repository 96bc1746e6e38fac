import { redirect, redirectDocument } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { needsSetUp, signIn } from '#server/people.ts'
import { SubmitButton } from '../components/button.tsx'
import { TextField } from '../components/field.tsx'
import { FieldForm, FormActions } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { nextPath } from '../next-path.ts'
import { forAnybody, openFormAction, textOf } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('people:signIn.title')])

export const loader = forAnybody(async ({ services, person, url }) => {
  const next = nextPath(url.searchParams.get('next'))
  if (person !== null) throw redirect(next)
  if (await needsSetUp(services)) throw redirect('/set-up')
  return { next }
})

export const action = openFormAction(async ({ services, sessions, credential, form, address }) => {
  const given = { email: textOf(form, 'email'), password: textOf(form, 'password') }
  const person = await signIn(services, given, address)
  // Whoever signs in anew leaves the session they came with.
  if (credential !== null) {
    await sessions.end(credential)
    await services.live.rightsChanged({ credential })
  }
  // Loaded anew: their language may be another than this page’s, which has its own words alone.
  return redirectDocument(nextPath(textOf(form, 'next')), {
    headers: { 'Set-Cookie': await sessions.begin(person.id) },
  })
})

export default function SignInPage() {
  const { t } = useTranslation(['people', 'common'])
  const { next } = useLoaderData<typeof loader>()
  const problem = useProblem()
  return (
    <Page width="narrow" title={t('signIn.title')} lead={t('signIn.lead')}>
      <FieldForm>
        <ProblemNotice problem={problem} />
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          type="email"
          label={t('fields.email')}
          autoComplete="username"
          required
        />
        <PasswordField name="password" label={t('fields.password')} />
        <FormActions>
          <SubmitButton>{t('signIn.submit')}</SubmitButton>
        </FormActions>
        <p>
          <small>{t('signIn.forgotten')}</small>
        </p>
        <p>
          <Link to="/agreement/calculator">{t('signIn.calculator')}</Link>
        </p>
        <p>
          <Link to="/accessibility">{t('common:accessibility.title')}</Link>
        </p>
      </FieldForm>
    </Page>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
