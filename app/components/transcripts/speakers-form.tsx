import { useTranslation } from 'react-i18next'
import { limits } from '#model/limits.ts'
import type { Speaker } from '#model/transcript.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DoneNotice, useDone } from '../done-notice.tsx'
import { Choice, SelectField, TextField } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'
import styles from './speakers-form.module.css'

const kinds = ['interviewer', 'respondent', 'other'] as const

type CountedSpeaker = Speaker & { turns: number }

/** Names and kinds of a transcript's speakers, and whether their turns are units. */
export function SpeakersForm({
  speakers,
  mayWrite,
}: {
  speakers: readonly CountedSpeaker[]
  mayWrite: boolean
}) {
  const { t } = useTranslation('transcripts')
  const { t: common } = useTranslation()
  const problem = useProblem('speakers')
  const done = useDone('speakers')
  if (speakers.length === 0) return <Card title={t('columns.speakers')}>{t('oneTurn')}</Card>
  if (!mayWrite) {
    return (
      <Card title={t('columns.speakers')}>
        <ul className={styles.list}>
          {speakers.map((speaker) => (
            <li key={speaker.label}>
              <SpeakerHead speaker={speaker} />
              <small>
                {t(`kinds.${speaker.kind}`)}
                {!speaker.codable && `, ${t('notCodable')}`}
              </small>
            </li>
          ))}
        </ul>
      </Card>
    )
  }
  return (
    <Card title={t('columns.speakers')} small={t('notCodableMeans')}>
      <FieldForm>
        {done && <DoneNotice>{common('saved')}</DoneNotice>}
        <ProblemNotice problem={problem} />
        <ul className={styles.list}>
          {speakers.map((speaker, index) => (
            <li key={speaker.label}>
              <SpeakerHead speaker={speaker} />
              <input type="hidden" name="label" value={speaker.label} />
              <TextField
                name={`name-${index}`}
                label={t('shownAs')}
                placeholder={speaker.label}
                defaultValue={speaker.name ?? ''}
                maxLength={limits.speakerLabelCharacters}
                dir="auto"
              />
              <SelectField name={`kind-${index}`} label={t('kind')} defaultValue={speaker.kind}>
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kinds.${kind}`)}
                  </option>
                ))}
              </SelectField>
              <Choice
                name={`codable-${index}`}
                value="yes"
                label={t('codable')}
                defaultChecked={speaker.codable}
              />
            </li>
          ))}
        </ul>
        <FormActions>
          <SubmitButton intent="speakers" look="plain">
            {t('saveSpeakers')}
          </SubmitButton>
        </FormActions>
      </FieldForm>
    </Card>
  )
}

function SpeakerHead({ speaker }: { speaker: CountedSpeaker }) {
  const { t } = useTranslation('transcripts')
  return (
    <div className={styles.head}>
      <b dir="auto">{speaker.name ?? speaker.label}</b>
      <span className="num">{t('turnCount', { count: speaker.turns })}</span>
    </div>
  )
}
