import { Link } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { languageName } from '../../language-name.ts'
import { projectPath, roundPath } from '../../paths.ts'
import { useNumberText } from '../../use-number-text.ts'
import { NumberHead, Table } from '../table.tsx'
import styles from './transcript-table.module.css'

export interface ListedTranscript {
  id: string
  title: string
  words: number
  turns: number
  language: string
  speakers: readonly { label: string; name: string | null }[]
  rounds: readonly { id: string; name: string }[]
}

const mostNames = 3

/** A project's transcripts, one a row, with what is coded where. */
export function TranscriptTable({
  projectId,
  transcripts,
}: {
  projectId: string
  transcripts: readonly ListedTranscript[]
}) {
  const { t, i18n } = useTranslation('transcripts')
  const numberText = useNumberText()
  return (
    <Table label={t('title')} className={styles.table} asCards>
      <thead>
        <tr>
          <th scope="col">{t('columns.title')}</th>
          <NumberHead>{t('columns.words')}</NumberHead>
          <NumberHead>{t('columns.turns')}</NumberHead>
          <th scope="col">{t('columns.speakers')}</th>
          <th scope="col">{t('columns.language')}</th>
          <th scope="col">{t('columns.rounds')}</th>
        </tr>
      </thead>
      <tbody>
        {transcripts.map((one) => (
          <tr key={one.id}>
            <th scope="row" dir="auto">
              <Link to={`${projectPath(projectId)}/transcripts/${one.id}`}>{one.title}</Link>
            </th>
            <td className="num" data-head={t('columns.words')}>
              {numberText(one.words)}
            </td>
            <td className="num" data-head={t('columns.turns')}>
              {numberText(one.turns)}
            </td>
            <td data-head={t('columns.speakers')}>{namesOf(one, t)}</td>
            <td data-head={t('columns.language')}>
              {languageName(one.language, i18n.language) ?? t('languageUnknown')}
            </td>
            <td data-head={t('columns.rounds')}>
              {one.rounds.length === 0 ? (
                <span className={styles.none}>{t('noRound')}</span>
              ) : (
                <ul className={styles.rounds}>
                  {one.rounds.map((round) => (
                    <li key={round.id}>
                      <Link to={roundPath({ projectId, roundId: round.id })}>{round.name}</Link>
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function namesOf({ speakers }: ListedTranscript, t: TFunction<'transcripts'>): string {
  if (speakers.length === 0) return t('noSpeakers')
  const names = speakers.slice(0, mostNames).map((speaker) => speaker.name ?? speaker.label)
  const more = speakers.length - names.length
  return more > 0 ? t('namesAndMore', { names: names.join(', '), count: more }) : names.join(', ')
}
