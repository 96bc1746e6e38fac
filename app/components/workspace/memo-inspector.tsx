import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { MemoAbout } from '#model/memo-about.ts'
import { shortened } from '#model/text.ts'
import { Button } from '../button.tsx'
import type { Codes } from './codes.ts'
import { MemoField } from './memo-field.tsx'
import { memoPlace } from './memo-place.ts'
import styles from './span-inspector.module.css'
import type { Memos } from './use-memos.ts'

/** Characters of a turn that stand above its memo. */
const quotedCharacters = 220

/** The memo one works at, on a turn, a code or the transcript, with what it is about. */
export function MemoInspector({
  about,
  memos,
  reading,
  codes,
}: {
  about: MemoAbout
  memos: Memos
  reading: ReadingText
  codes: Codes
}) {
  const { t } = useTranslation('workspace')
  const { block, entry } = memoPlace(about, reading, codes)
  const memo = memos.texts.get(about) ?? ''
  const title =
    block !== null
      ? t('memos.ofTurn', { turn: block.ordinal })
      : about === 'transcript'
        ? t('memos.ofTranscript')
        : t('memos.ofCode', { code: entry?.code.name ?? '' })
  return (
    <section aria-label={title} data-hue={entry?.look.hue} className={styles.inspector}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <Button look="quiet" className={styles.close} onClick={memos.close}>
          {t('span.close')}
        </Button>
      </div>
      {block !== null && (
        <blockquote className={styles.quote} dir="auto">
          {shortened(block.text, quotedCharacters)}
        </blockquote>
      )}
      {memos.mayWrite ? (
        <MemoField
          key={about}
          label={t('memos.write')}
          placeholder={t('memos.placeholder')}
          memo={memo}
          onMemo={(text) => memos.write(about, text)}
        />
      ) : (
        <p data-memo tabIndex={-1} className={styles.memo}>
          {memo}
        </p>
      )}
    </section>
  )
}
