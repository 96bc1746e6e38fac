import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#model/round.ts'
import { listInvitations, withdrawInvitation } from '#server/invitations.ts'
import { changeRoles, invite, listMembers, removeMember } from '#server/members.ts'
import { listOpenable, makePasswordLink } from '#server/password-links.ts'
import { readProject } from '#server/projects.ts'
import { Card } from '../components/card.tsx'
import type { MembersAnswer } from '../components/members/answer.ts'
import { InvitationsCard } from '../components/members/invitations-card.tsx'
import { InviteCard } from '../components/members/invite-card.tsx'
import { MemberList } from '../components/members/member-list.tsx'
import { RolesCard } from '../components/members/roles-card.tsx'
import { ProjectPage } from '../components/project-page.tsx'
import { formAction, forPerson, param, textOf, unknownForm } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, page) => [
  t('people:members.title'),
  page?.project.name,
])

export const loader = forPerson(async ({ services, person, params }) => {
  const project = await readProject(services, person, param(params, 'project'))
  const isLead = project.roles.includes('lead')
  const [members, openable, invitations] = await Promise.all([
    listMembers(services, person, project.id),
    isLead ? listOpenable(services, person, project.id) : [],
    isLead ? listInvitations(services, person, project.id) : [],
  ])
  return {
    project,
    me: person.id,
    isLead,
    members,
    openable,
    invitations: invitations.map(({ id, email, roles, expiresAt }) => ({
      id,
      email: email ?? '',
      roles,
      expiresAt,
    })),
  }
})

export const action = formAction(async ({ services, person, params, form, origin }) => {
  const projectId = param(params, 'project')
  const memberId = textOf(form, 'member')
  const roles = form.getAll('roles') as Role[]
  const done = textOf(form, 'intent')
  switch (done) {
    case 'invite': {
      const email = textOf(form, 'email')
      const { member, link } = await invite(services, person, projectId, { email, roles })
      return link === null
        ? { done, name: member?.name }
        : { done, email, link: `${origin}/invitation/${link}` }
    }
    case 'withdraw':
      await withdrawInvitation(services, person, projectId, textOf(form, 'id'))
      return { done }
    case 'roles':
      await changeRoles(services, person, projectId, memberId, roles)
      return { done }
    case 'password-link': {
      const link = await makePasswordLink(services, person, projectId, memberId)
      return { done, member: memberId, link: `${origin}/password/${link}` }
    }
    case 'remove':
      await removeMember(services, person, projectId, memberId)
      return { done }
    default:
      throw unknownForm()
  }
})

export default function MembersPage() {
  const { t } = useTranslation('people')
  const { project, me, isLead, members, openable, invitations } = useLoaderData<typeof loader>()
  const answer = useActionData<MembersAnswer | undefined>()
  return (
    <ProjectPage
      project={project}
      part="members"
      title={t('members.title')}
      lead={t('members.lead', { count: members.length })}
      crumbs={[{ label: t('members.title') }]}
      side={
        <>
          {isLead && <InviteCard answer={answer} />}
          <RolesCard />
        </>
      }
    >
      <Card title={t('members.list')} padded={false}>
        <MemberList members={members} openable={openable} me={me} isLead={isLead} answer={answer} />
      </Card>
      {isLead && invitations.length > 0 && <InvitationsCard invitations={invitations} />}
    </ProjectPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
