import { useTranslation } from 'react-i18next'
import { memberRoles } from '#model/round.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DoneNotice } from '../done-notice.tsx'
import { Choice, Choices, TextField } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'
import { SecretOnce } from '../secret-once.tsx'
import type { MembersAnswer } from './answer.ts'

/** Invites an e-mail address, and shows the link to pass on. */
export function InviteCard({ answer }: { answer: MembersAnswer | undefined }) {
  const { t } = useTranslation(['people', 'common'])
  const problem = useProblem('invite')
  const invited = answer?.done === 'invite' ? answer : undefined
  const issue = problem?.issues.find(({ path }) => path.startsWith('roles'))
  return (
    <Card title={t('people:members.invite')}>
      <FieldForm key={invited?.link ?? invited?.name ?? 'new'}>
        {invited?.link !== undefined && (
          <SecretOnce
            label={t('people:members.invited', { email: invited.email })}
            secret={invited.link}
          >
            {t('people:members.invitedNote')}
          </SecretOnce>
        )}
        <DoneNotice>
          {invited?.name !== undefined && t('people:members.added', { name: invited.name })}
        </DoneNotice>
        <ProblemNotice problem={problem} />
        <TextField
          name="email"
          type="email"
          label={t('people:fields.email')}
          hint={t('people:members.inviteText')}
          problem={problem}
          autoComplete="off"
          required
        />
        <Choices legend={t('people:members.roles')} issue={issue?.message}>
          {memberRoles.map((role) => (
            <Choice
              key={role}
              name="roles"
              value={role}
              defaultChecked={role === 'coder'}
              label={t(`common:roles.${role}`)}
            />
          ))}
        </Choices>
        <FormActions>
          <SubmitButton intent="invite">{t('people:members.inviteSubmit')}</SubmitButton>
        </FormActions>
      </FieldForm>
    </Card>
  )
}
