import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import styles from './transcript-memo.module.css'
import type { Memos } from './use-memos.ts'

/** At the head of the text, one's own memo on the whole transcript, or the way to write one. */
export function TranscriptMemo({ memos: { texts, open, mayWrite, show } }: { memos: Memos }) {
  const { t, i18n } = useTranslation('workspace')
  const memo = texts.get('transcript') ?? ''
  if (memo === '' && !mayWrite) return null
  return (
    <section className={styles.head} aria-label={t('memos.ofTranscript')} lang={i18n.language}>
      <Button
        look="quiet"
        data-apart
        aria-expanded={open === 'transcript'}
        onClick={() => show('transcript')}
      >
        {t(memo === '' ? 'memos.addToTranscript' : 'memos.ofTranscript')}
      </Button>
      {memo !== '' && (
        <p dir="auto" lang="">
          {memo}
        </p>
      )}
    </section>
  )
}
