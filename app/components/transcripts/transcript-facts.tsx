import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { roundPath } from '../../paths.ts'
import { useNumberText } from '../../use-number-text.ts'
import { Button, SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { Dialog } from '../dialog.tsx'
import { FormActions } from '../form.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'
import styles from './transcript-facts.module.css'

/** What is stored of a transcript, where it is coded, and its deletion while nothing depends on it. */
export function TranscriptFacts({
  projectId,
  transcript,
  rounds,
  mayWrite,
}: {
  projectId: string
  transcript: { title: string; length: number; sha256: string }
  rounds: readonly { id: string; name: string }[]
  mayWrite: boolean
}) {
  const { t } = useTranslation('transcripts')
  const numberText = useNumberText()
  const problem = useProblem('delete')
  return (
    <Card title={t('stored')}>
      <div className={styles.facts}>
        <ProblemNotice problem={problem} />
        <dl>
          <dt>{t('length')}</dt>
          <dd className="num">
            {t('characters', {
              count: transcript.length,
              shown: numberText(transcript.length),
            })}
          </dd>
          <dt>{t('sha256')}</dt>
          <dd>
            <code>{transcript.sha256}</code>
          </dd>
          <dt>{t('columns.rounds')}</dt>
          <dd>
            {rounds.length === 0 ? (
              t('noRound')
            ) : (
              <ul>
                {rounds.map((round) => (
                  <li key={round.id}>
                    <Link to={roundPath({ projectId, roundId: round.id })}>{round.name}</Link>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </dl>
        <p>
          <Link to="original" reloadDocument download>
            {t('original')}
          </Link>
        </p>
        {mayWrite &&
          (rounds.length > 0 ? (
            <small>{t('staysSince')}</small>
          ) : (
            <Dialog
              title={t('deleteTitle', { title: transcript.title })}
              trigger={<Button look="danger">{t('delete')}</Button>}
            >
              <p>{t('deleteMeans')}</p>
              <Form method="post">
                <FormActions>
                  <SubmitButton intent="delete" look="danger">
                    {t('deleteNow')}
                  </SubmitButton>
                </FormActions>
              </Form>
            </Dialog>
          ))}
      </div>
    </Card>
  )
}
