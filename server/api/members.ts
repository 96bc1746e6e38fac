import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { Role } from '#model/round.ts'
import { notFound } from '../access.ts'
import { changeRoles, Invitation, invite, listMembers, Roles, removeMember } from '../members.ts'
import { endpoint, listOf } from './endpoint.ts'

const OfProject = z.object({ project: Id })
const OfMember = z.object({ project: Id, member: Id })

const MemberAnswer = z.object({
  /** The person's, the same in every project. */
  id: z.string(),
  email: z.string(),
  name: z.string(),
  initials: z.string(),
  roles: z.array(Role),
})

const InvitedAnswer = z.object({
  /** `null` until the invitation is accepted. */
  id: z.string().nullable(),
  email: z.string(),
  name: z.string().nullable(),
  roles: z.array(Role),
  /** Link to pass on, shown this once; only for an address without an account. */
  invitation: z.string().optional(),
})

export const memberEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects/{project}/members',
    operation: 'listMembers',
    summary: 'Members with their roles, by name',
    params: OfProject,
    answer: { status: 200, description: 'The members', schema: listOf(MemberAnswer) },
    handle: async ({ services, person, params }) => ({
      items: await listMembers(services, person, params.project),
      next: null,
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/projects/{project}/members',
    operation: 'inviteMember',
    summary: 'Makes somebody a member; an address without an account becomes an invitation',
    params: OfProject,
    body: Invitation,
    answer: { status: 201, description: 'The member, or the invitation', schema: InvitedAnswer },
    handle: async ({ services, person, params, body, request }) => {
      const { member, link } = await invite(services, person, params.project, body)
      if (member !== null) {
        const { id, email, name, roles } = member
        return { id, email, name, roles }
      }
      const origin = services.settings.url ?? new URL(request.url).origin
      const { email, roles } = body
      return { id: null, email, name: null, roles, invitation: `${origin}/invitation/${link}` }
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/projects/{project}/members/{member}',
    operation: 'changeRoles',
    summary: 'Gives a member other roles; they hold at once',
    params: OfMember,
    body: z.strictObject({ roles: Roles }),
    answer: { status: 200, description: 'The member as they are now', schema: MemberAnswer },
    handle: async ({ services, person, params, body }) => {
      await changeRoles(services, person, params.project, params.member, body.roles)
      const members = await listMembers(services, person, params.project)
      const member = members.find(({ id }) => id === params.member)
      if (member === undefined) throw notFound('member')
      return member
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/projects/{project}/members/{member}',
    operation: 'removeMember',
    summary: 'Takes a member out; the coded spans stay',
    params: OfMember,
    answer: { status: 204, description: 'Out' },
    handle: ({ services, person, params }) =>
      removeMember(services, person, params.project, params.member),
  }),
]
