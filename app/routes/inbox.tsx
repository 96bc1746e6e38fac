import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { markRead, readInbox } from '#server/inbox.ts'
import { LinkButton, SubmitButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { MentionList } from '../components/inbox/mention-list.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { inboxPath } from '../paths.ts'
import { formAction, forPerson, textOf, unknownForm } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('inbox:title')])

export const loader = forPerson(async ({ services, person, url }) => {
  const cursor = url.searchParams.get('before') ?? undefined
  return { ...(await readInbox(services, person, cursor)), isNewest: cursor === undefined }
})

export const action = formAction(async ({ services, person, form }) => {
  switch (textOf(form, 'intent')) {
    case 'read':
    case 'unread': {
      const isRead = textOf(form, 'intent') === 'read'
      await markRead(services, person, { comments: form.getAll('comment').map(String), isRead })
      break
    }
    case 'read-all':
      await markRead(services, person, { isRead: true })
      break
    default:
      throw unknownForm()
  }
  return { done: 'marked' as const }
})

export default function InboxPage() {
  const { t } = useTranslation('inbox')
  const { mentions, unread, next, isNewest } = useLoaderData<typeof loader>()
  const problem = useProblem()
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[{ label: t('title') }]}
      actions={
        unread > 0 && (
          <Form method="post">
            <SubmitButton look="plain" intent="read-all">
              {t('markAll')}
            </SubmitButton>
          </Form>
        )
      }
    >
      <ProblemNotice problem={problem} />
      {mentions.length === 0 ? (
        <EmptyState
          title={t('empty')}
          action={
            <LinkButton look="plain" to="/">
              {t('home')}
            </LinkButton>
          }
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <Card title={t('list')} small={t('unread', { count: unread })} padded={false}>
          <MentionList mentions={mentions} />
        </Card>
      )}
      <p>
        {!isNewest && (
          <LinkButton look="quiet" to={inboxPath}>
            {t('newest')}
          </LinkButton>
        )}
        {next !== null && (
          <LinkButton look="quiet" to={`?before=${next}`}>
            {t('earlier')}
          </LinkButton>
        )}
      </p>
    </Page>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
