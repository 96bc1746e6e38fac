import { useTranslation } from 'react-i18next'
import type { ProjectMember } from '#server/members.ts'
import { Avatar } from '../avatar.tsx'
import { classes } from '../classes.ts'
import { DoneNotice } from '../done-notice.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'
import { useRoleList } from '../roles.tsx'
import type { MembersAnswer } from './answer.ts'
import { MemberForms } from './member-forms.tsx'
import styles from './member-list.module.css'

export interface MemberListProps {
  members: readonly ProjectMember[]
  /** Ids of those for whom a password link can be made. */
  openable: readonly string[]
  /** Id of whoever looks. */
  me: string
  isLead: boolean
  answer: MembersAnswer | undefined
}

/** Who is in a project, with what each may do; for leads, each with the ways to change it. */
export function MemberList({ members, openable, me, isLead, answer }: MemberListProps) {
  const { t } = useTranslation('people')
  const said =
    answer?.done === 'roles'
      ? t('members.changed')
      : answer?.done === 'remove'
        ? t('members.removed')
        : answer?.done === 'withdraw' && t('members.withdrawn')
  const problem = useProblem()
  return (
    <>
      <div className={styles.notices}>
        <DoneNotice>{said}</DoneNotice>
        <ProblemNotice problem={problem?.intent === 'invite' ? undefined : problem} />
      </div>
      <ul className={styles.list}>
        {members.map((member) => (
          <li key={member.id}>
            <MemberLine
              member={member}
              isMe={member.id === me}
              isLead={isLead}
              isOpenable={openable.includes(member.id)}
              link={answer?.member === member.id ? answer.link : undefined}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

function MemberLine({
  member,
  isMe,
  isLead,
  isOpenable,
  link,
}: {
  member: ProjectMember
  isMe: boolean
  isLead: boolean
  isOpenable: boolean
  link: string | undefined
}) {
  const { t } = useTranslation('people')
  const roles = useRoleList(member.roles)
  return (
    <>
      <div className={classes(styles.line, styles.member)}>
        <Avatar person={member} />
        <div className={styles.name}>
          <b>
            {member.name}
            {isMe && <span className={styles.you}> ({t('members.you')})</span>}
          </b>
          <small>{member.email}</small>
        </div>
        <span className={styles.roles}>{roles}</span>
      </div>
      {isLead && <MemberForms member={member} isMe={isMe} isOpenable={isOpenable} link={link} />}
    </>
  )
}
