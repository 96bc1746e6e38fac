import { redirect } from '@remix-run/node'
import { Form, useLoaderData, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { acceptInvitation } from '#server/invitations.ts'
import { hasAccount, readLink } from '#server/links.ts'
import { AccountFields } from '../components/account-fields.tsx'
import { LinkButton, SubmitButton } from '../components/button.tsx'
import { FieldForm, FormActions } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { useRoleList } from '../components/roles.tsx'
import { SignOutButton } from '../components/sign-out.tsx'
import { forAnybody, openFormAction, param, textOf } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, invitation) => [
  invitation && t('people:invitation.title', { project: invitation.projectName }),
])

export const loader = forAnybody(async ({ services, person, params, address }) => {
  const link = await readLink(services, param(params, 'token'), address, 'invitation')
  const email = link.email ?? ''
  return {
    email,
    projectName: link.projectName ?? '',
    roles: link.roles,
    as:
      person === null
        ? (await hasAccount(services, email))
          ? ('known' as const)
          : ('new' as const)
        : person.email === email
          ? ('invited' as const)
          : ('other' as const),
    person: person && { id: person.id, name: person.name, email: person.email },
  }
})

export const action = openFormAction(
  async ({ services, sessions, person, params, form, address }) => {
    const token = param(params, 'token')
    const account = {
      name: textOf(form, 'name'),
      initials: textOf(form, 'initials'),
      password: textOf(form, 'password'),
    }
    const who = person === null ? { account } : { signedIn: person }
    const joined = await acceptInvitation(services, token, who, address)
    return redirect(
      `/projects/${joined.projectId}`,
      person === null ? { headers: { 'Set-Cookie': await sessions.begin(joined.person.id) } } : {},
    )
  },
)

export default function InvitationPage() {
  const { t } = useTranslation('people')
  const invitation = useLoaderData<typeof loader>()
  const { email, projectName, as, person } = invitation
  const roles = useRoleList(invitation.roles)
  const { pathname } = useLocation()
  const problem = useProblem()
  return (
    <Page
      width="narrow"
      title={t('invitation.title', { project: projectName })}
      lead={t('invitation.lead', { roles, email })}
    >
      {as === 'other' ? (
        <Form method="post" action="/sign-out">
          <p>{t('invitation.other', { name: person?.name, email: person?.email })}</p>
          <FormActions>
            {person === null ? null : (
              <SignOutButton personId={person.id} look="primary">
                {t('invitation.signOut')}
              </SignOutButton>
            )}
          </FormActions>
        </Form>
      ) : as === 'known' ? (
        <>
          <p>{t('invitation.signInLead', { email })}</p>
          <FormActions>
            <LinkButton look="primary" to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
              {t('invitation.signIn')}
            </LinkButton>
          </FormActions>
        </>
      ) : (
        <FieldForm>
          <ProblemNotice problem={problem} />
          {as === 'new' && <AccountFields problem={problem} />}
          <FormActions>
            <SubmitButton>
              {t(as === 'new' ? 'invitation.account' : 'invitation.join')}
            </SubmitButton>
          </FormActions>
        </FieldForm>
      )}
    </Page>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
