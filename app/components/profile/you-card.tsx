import { useTranslation } from 'react-i18next'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DoneNotice, useDone } from '../done-notice.tsx'
import { TextField } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'

/** The name and initials under which others see a person. */
export function YouCard({ person }: { person: { name: string; initials: string } }) {
  const { t } = useTranslation('people')
  const problem = useProblem('you')
  const done = useDone('you')
  return (
    <Card title={t('profile.you')}>
      <FieldForm>
        <ProblemNotice problem={problem} />
        <TextField
          name="name"
          label={t('fields.name')}
          hint={t('fields.nameHint')}
          problem={problem}
          defaultValue={person.name}
          autoComplete="name"
          maxLength={120}
          required
        />
        <TextField
          name="initials"
          label={t('fields.initials')}
          hint={t('profile.initialsHint')}
          problem={problem}
          defaultValue={person.initials}
          maxLength={4}
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
