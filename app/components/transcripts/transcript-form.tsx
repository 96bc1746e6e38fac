import { useTranslation } from 'react-i18next'
import { limits } from '#model/limits.ts'
import { languageName } from '../../language-name.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DoneNotice, useDone } from '../done-notice.tsx'
import { TextField } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'
import { LanguageField } from './language-field.tsx'

/** Title and language of a transcript; whoever only reads sees them as words. */
export function TranscriptForm({
  transcript,
  mayWrite,
}: {
  transcript: { title: string; language: string }
  mayWrite: boolean
}) {
  const { t, i18n } = useTranslation('transcripts')
  const { t: common } = useTranslation()
  const problem = useProblem('about')
  const done = useDone('about')
  if (!mayWrite) {
    return (
      <Card title={t('about')}>
        {languageName(transcript.language, i18n.language) ?? t('languageUnknown')}
      </Card>
    )
  }
  return (
    <Card title={t('about')}>
      <FieldForm>
        {done && <DoneNotice>{common('saved')}</DoneNotice>}
        <ProblemNotice problem={problem} />
        <TextField
          name="title"
          label={t('columns.title')}
          defaultValue={transcript.title}
          maxLength={limits.titleCharacters}
          required
          dir="auto"
          problem={problem}
        />
        <LanguageField value={transcript.language} problem={problem} />
        <FormActions>
          <SubmitButton intent="about" look="plain">
            {common('save')}
          </SubmitButton>
        </FormActions>
      </FieldForm>
    </Card>
  )
}
