import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { changePassword, signOutElsewhere, updateProfile } from '#server/people.ts'
import { listTokens, makeToken, revokeToken } from '#server/tokens.ts'
import { Page } from '../components/page.tsx'
import { LanguageCard } from '../components/profile/language-card.tsx'
import { LookCard } from '../components/profile/look-card.tsx'
import { PasswordCard } from '../components/profile/password-card.tsx'
import { SessionsCard } from '../components/profile/sessions-card.tsx'
import { TextCard } from '../components/profile/text-card.tsx'
import { TokensCard } from '../components/profile/tokens-card.tsx'
import { YouCard } from '../components/profile/you-card.tsx'
import { formAction, forPerson, textOf, unknownForm } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('people:profile.title')])

export const loader = forPerson(async ({ services, person }) => ({
  person: { id: person.id, name: person.name, initials: person.initials },
  tokens: await listTokens(services, person),
}))

export const action = formAction(async ({ services, person, credential, form }) => {
  const intent = textOf(form, 'intent')
  switch (intent) {
    case 'you':
      await updateProfile(services, person, {
        name: textOf(form, 'name'),
        initials: textOf(form, 'initials'),
      })
      return { done: intent }
    case 'password':
      await changePassword(
        services,
        person,
        {
          current: textOf(form, 'current'),
          next: textOf(form, 'next'),
          revokeTokens: textOf(form, 'revokeTokens') === 'on',
        },
        credential,
      )
      return { done: intent }
    case 'sign-out-elsewhere':
      await signOutElsewhere(services, person, credential)
      return { done: intent }
    case 'make-token': {
      const scope = textOf(form, 'scope') === 'write' ? 'write' : 'read'
      const { token } = await makeToken(services, person, { name: textOf(form, 'name'), scope })
      return { done: intent, token }
    }
    case 'revoke-token':
      await revokeToken(services, person, textOf(form, 'id'))
      return { done: intent }
    default:
      throw unknownForm()
  }
})

export default function ProfilePage() {
  const { t } = useTranslation('people')
  const { person, tokens } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('profile.title')}
      lead={t('profile.lead')}
      crumbs={[{ label: t('profile.title') }]}
      side={
        <>
          <LookCard />
          <TextCard />
          <LanguageCard />
          <SessionsCard personId={person.id} />
        </>
      }
    >
      <YouCard person={person} />
      <PasswordCard hasTokens={tokens.length > 0} />
      <TokensCard tokens={tokens} />
    </Page>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
