import { Link } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../card.tsx'
import { TextSettingMenu } from '../text-setting-menu.tsx'
import styles from './transcript-reading.module.css'
import { TurnText } from './turn-text.tsx'
import { useLinkedPassage } from './use-linked-passage.ts'

export interface TranscriptReadingProps {
  transcript: { turnCount: number; language: string }
  preamble: { start: number; speech: string }
  turns: readonly { ordinal: number; speaker: string | null; start: number; speech: string }[]
  speakers: readonly { label: string; name: string | null }[]
  previous: number | null
  next: number | null
}

/** The text of a transcript turn by turn; of a very long one a stretch, with ways on and back. */
export function TranscriptReading(props: TranscriptReadingProps) {
  const { transcript, preamble, turns, speakers, previous, next } = props
  const { t } = useTranslation('transcripts')
  const names = new Map(speakers.map((speaker) => [speaker.label, speaker.name ?? speaker.label]))
  const last = turns.at(-1)?.ordinal ?? 0
  const text = useRef<HTMLDivElement>(null)
  useLinkedPassage(text)
  return (
    <Card
      title={t('text')}
      small={
        previous === null && next === null
          ? t('turnCount', { count: transcript.turnCount })
          : t('stretch', { first: turns[0]?.ordinal ?? 0, last, count: transcript.turnCount })
      }
      actions={<TextSettingMenu />}
    >
      <div ref={text} lang={transcript.language === 'und' ? undefined : transcript.language}>
        {preamble.speech !== '' && <TurnText ordinal={null} speaker={null} {...preamble} />}
        {turns.map(({ ordinal, speaker, start, speech }) => (
          <TurnText
            key={ordinal}
            ordinal={ordinal}
            start={start}
            speaker={speaker === null ? null : (names.get(speaker) ?? speaker)}
            speech={speech}
          />
        ))}
      </div>
      {(previous !== null || next !== null) && (
        <nav className={styles.stretches} aria-label={t('stretches')}>
          {previous !== null && <Link to={`?from=${previous}`}>{t('previous')}</Link>}
          {next !== null && <Link to={`?from=${next}`}>{t('next')}</Link>}
        </nav>
      )}
    </Card>
  )
}
