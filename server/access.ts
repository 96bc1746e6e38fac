import { type Project, readProjectAs } from '#db/projects.ts'
import { type Round, readRound } from '#db/rounds.ts'
import { DomainError } from '#model/errors.ts'
import { isId } from '#model/fields.ts'
import { type MemberFacts, may, type Question } from '#model/rights.ts'
import type { Person, Services } from './services.ts'

/** A person in a project: what every use case asks first. */
export interface Member extends MemberFacts {
  person: Person
  project: Project
  checklistHidden: boolean
}

/** @throws {DomainError} `not-found` for whoever is no member: the project does not exist for them */
export async function memberOf(
  { db }: Pick<Services, 'db'>,
  person: Person,
  projectId: string,
): Promise<Member> {
  const found = isId(projectId) ? await readProjectAs(db, projectId, person.id) : undefined
  if (found === undefined) throw notFound('project')
  return {
    id: person.id,
    roles: found.roles,
    person,
    project: found.project,
    checklistHidden: found.checklistHidden,
  }
}

/** @throws {DomainError} `not-permitted`, in words that name what would be needed */
export function requireMay(member: MemberFacts, question: Question): void {
  if (!may(member, question)) throw new DomainError('not-permitted', refusalOf(question))
}

/** A round of the member's own project. @throws {DomainError} `not-found` */
export async function roundOf(
  { db }: Pick<Services, 'db'>,
  member: Member,
  roundId: string,
): Promise<Round> {
  const round = isId(roundId) ? await readRound(db, member.project.id, roundId) : undefined
  if (round === undefined) throw notFound('round')
  return round
}

/** One answer for what is not there and for what one may not know of, so that it tells neither. */
export function notFound(
  what:
    | 'project'
    | 'round'
    | 'transcript'
    | 'layer'
    | 'thread'
    | 'comment'
    | 'codebook version'
    | 'member'
    | 'page'
    | 'document'
    | 'report'
    | 'job'
    | 'code',
): DomainError {
  return new DomainError(
    'not-found',
    `There is no such ${what}, or it is not yours to see. Check the address, or ask who sent it to you.`,
  )
}

/** Why what is asked is refused, and what would be needed. */
export function refusalOf(question: Question): string {
  // In an open round nothing is blind: who sees nothing there is an observer.
  const isOpen = 'round' in question && question.round.visibility === 'open'
  const words = refusals[question.may]
  return isOpen && words === hidden ? observers : words
}

const members = 'Only members of this project see that. Ask one of its leads to make you one.'
const leads = 'Only a lead of this project can do that. Ask one of them.'
const hidden = 'This round is blind: nobody sees another’s codes until a lead reveals it.'

const observers = 'Observers see what is coded once a lead reveals the round.'

const refusals: Record<Question['may'], string> = {
  'read-project': members,
  'read-transcripts': members,
  'read-codebook': members,
  'read-rounds': members,
  'manage-project': leads,
  'write-transcripts': leads,
  'write-codebook': 'Only leads edit the codebook. Tell one of them what you would change.',
  'manage-rounds': leads,
  'watch-rooms': leads,
  'read-audit': leads,
  'cancel-job': 'Somebody else asked for these figures: they, or a lead, may cancel them.',
  'read-layer': hidden,
  'write-layer':
    'Only its coder writes a layer, while the round runs and the layer is not completed.',
  'complete-layer': 'Only its coder completes a layer, while the round runs.',
  'read-feed': hidden,
  'join-room': 'Only those assigned to this transcript are here.',
  'read-progress': hidden,
  'read-figures': 'Agreement of this round is shown once it is revealed.',
  'watch-figures': leads,
  'add-code': 'Only those who code in this round add codes to it, while it runs.',
  'read-passages': hidden,
  discuss: hidden,
  'take-back-comment':
    'Only whoever wrote it, or a lead, takes it back. Ask one of the leads of this project.',
}
