import { useTranslation } from 'react-i18next'
import type { Face } from '#model/person.ts'
import { InitialsField, PersonNameField } from '../account-fields.tsx'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DoneNotice, useDone } from '../done-notice.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'

/** The name and initials under which others see a person. */
export function YouCard({ person }: { person: Omit<Face, 'id'> }) {
  const { t } = useTranslation('people')
  const problem = useProblem('you')
  const done = useDone('you')
  return (
    <Card title={t('profile.you')}>
      <FieldForm>
        <ProblemNotice problem={problem} />
        <PersonNameField problem={problem} defaultValue={person.name} />
        <InitialsField
          problem={problem}
          hint={t('profile.initialsHint')}
          defaultValue={person.initials}
          required
        />
        <FormActions>
          <SubmitButton intent="you">{t('profile.saveYou')}</SubmitButton>
        </FormActions>
        <DoneNotice>{done && t('profile.savedYou')}</DoneNotice>
      </FieldForm>
    </Card>
  )
}
