import { useTranslation } from 'react-i18next'
import { memberRoles, type Role } from '#model/round.ts'
import type { Problem } from '../route.server.ts'
import { Choice, Choices } from './field.tsx'

/** Roles in words, as a list: “Lead and Coder”. */
export function useRoleList(roles: readonly Role[]): string {
  const { t, i18n } = useTranslation()
  const names = roles.map((role) => t(`roles.${role}`))
  return new Intl.ListFormat(i18n.language).format(names)
}

/** Roles to tick, each with what it may do. */
export function RoleChoices({
  legend,
  chosen,
  problem,
}: {
  legend: string
  chosen: readonly Role[]
  problem?: Problem | undefined
}) {
  const { t } = useTranslation(['people', 'common'])
  const issue = problem?.issues.find(({ path }) => path.startsWith('roles'))
  return (
    <Choices legend={legend} issue={issue?.message}>
      {memberRoles.map((role) => (
        <Choice
          key={role}
          name="roles"
          value={role}
          defaultChecked={chosen.includes(role)}
          label={t(`common:roles.${role}`)}
          hint={t(`people:members.may.${role}`)}
        />
      ))}
    </Choices>
  )
}
