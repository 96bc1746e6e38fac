import type { Role, RoundStatus, Visibility } from './round.ts'

/**
 * Who may do what: one pure function, asked by routes, API, sockets, exports and the command line.
 *
 * It is asked with what the database says of the member and the round, never with what a request claims.
 * Whoever is no member of the project is told that the project does not exist, before this is asked.
 */
export interface MemberFacts {
  id: string
  roles: readonly Role[]
}

/** What the answer depends on in a round. `coders` are all who are assigned to it. */
export interface RoundFacts {
  visibility: Visibility
  status: RoundStatus
  coders: readonly string[]
}

export type Question =
  | { may: 'read-project' | 'read-transcripts' | 'read-codebook' | 'read-rounds' }
  | {
      may:
        | 'manage-project'
        | 'write-transcripts'
        | 'write-codebook'
        | 'manage-rounds'
        | 'watch-rooms'
        | 'read-audit'
    }
  | { may: 'cancel-job'; askedBy: string | null }
  | { may: 'read-layer'; round: RoundFacts; coder: string }
  | {
      may: 'write-layer'
      round: RoundFacts
      coder: string
      completed: boolean
      /** Whether a lead let its coder back into this layer alone. */
      reopened: boolean
    }
  | { may: 'complete-layer'; round: RoundFacts; coder: string; reopened: boolean }
  | {
      may:
        | 'read-feed'
        | 'join-room'
        | 'read-progress'
        | 'read-figures'
        | 'watch-figures'
        | 'read-passages'
        | 'discuss'
      round: RoundFacts
    }
  | { may: 'take-back-comment'; round: RoundFacts; author: string }
  | {
      may: 'add-code'
      round: RoundFacts & {
        /** `null`: the round follows the working codebook. */
        codebookVersion: number | null
      }
      /** Whether a blind round of the project that is not revealed follows the working codebook, too. */
      showsInBlindRound: boolean
    }

/** What a token is for; a session is for all that its person may. */
export type Scope = 'read' | 'write'

/** Whether anything may be changed with it, whatever its person may: asked by the API and by sockets. */
export function mayChangeWith(scope: Scope): boolean {
  return scope === 'write'
}

/** @returns whether the member may; a role that no rule names may not. */
export function may(member: MemberFacts, question: Question): boolean {
  const is = (role: Role) => member.roles.includes(role)
  switch (question.may) {
    case 'read-project':
    case 'read-transcripts':
    case 'read-codebook':
    case 'read-rounds':
      return member.roles.length > 0
    case 'manage-project':
    case 'write-transcripts':
    case 'write-codebook':
    case 'manage-rounds':
    case 'watch-rooms':
    case 'read-audit':
      return is('lead')
    // Others wait for the same job: who only reads figures does not take them from whoever asked.
    case 'cancel-job':
      return is('lead') || (member.roles.length > 0 && question.askedBy === member.id)
    case 'read-layer':
      return isOwn(member, question.coder, question.round) || seesOthers(member, question.round)
    case 'write-layer':
      return (
        isOwn(member, question.coder, question.round) &&
        isAtWork(question.round, question.reopened) &&
        !question.completed
      )
    case 'complete-layer':
      return (
        isOwn(member, question.coder, question.round) && isAtWork(question.round, question.reopened)
      )
    case 'read-feed':
    case 'read-passages':
    // Who reads what people say about all the layers says something as well.
    case 'discuss':
      return seesOthers(member, question.round)
    // What somebody said is theirs; a lead answers for what stands in a project.
    case 'take-back-comment':
      return (
        may(member, { may: 'discuss', round: question.round }) &&
        (is('lead') || question.author === member.id)
      )
    case 'join-room':
      return isCoderOf(member, question.round) || seesOthers(member, question.round)
    case 'read-progress':
      return is('lead') || seesOthers(member, question.round)
    case 'read-figures':
      // A lead who codes blind would see through the figures what the others do.
      return (
        seesOthers(member, question.round) ||
        (is('lead') && !question.round.coders.includes(member.id))
      )
    case 'add-code':
      return whyNoCode(member, question) === null
    case 'watch-figures':
      return is('lead') && may(member, { may: 'read-figures', round: question.round })
  }
}

/**
 * Why a member may add no code to the working codebook where they code; `null` where they may.
 *
 * - `not-coding`: the round does not run, or they do not code in it
 * - `blind` and `shows-in-blind-round`: a new code would tell others what its coder found
 * - `pinned`: the round codes with a version, which never changes
 */
export function whyNoCode(
  member: MemberFacts,
  { round, showsInBlindRound }: Omit<Extract<Question, { may: 'add-code' }>, 'may'>,
): 'not-coding' | 'blind' | 'shows-in-blind-round' | 'pinned' | null {
  const isLead = member.roles.includes('lead')
  if (round.status !== 'running' || !(isLead || isCoderOf(member, round))) return 'not-coding'
  if (!isLead && round.visibility === 'blind') return 'blind'
  if (!isLead && showsInBlindRound) return 'shows-in-blind-round'
  return round.codebookVersion === null ? null : 'pinned'
}

/** Whether the codes of other coders may be seen: blind means blind until the round is revealed. */
function seesOthers(member: MemberFacts, round: RoundFacts): boolean {
  if (round.status === 'revealed') return member.roles.length > 0
  return round.visibility === 'open' && member.roles.some((role) => role !== 'observer')
}

/** Once everybody may have seen everybody’s codes, no layer is open again. */
function isAtWork({ status }: RoundFacts, reopened: boolean): boolean {
  return status === 'running' || (status === 'closed' && reopened)
}

function isOwn(member: MemberFacts, coder: string, round: RoundFacts): boolean {
  return coder === member.id && isCoderOf(member, round)
}

function isCoderOf(member: MemberFacts, round: RoundFacts): boolean {
  return member.roles.includes('coder') && round.coders.includes(member.id)
}
