import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { passageHash } from '#model/passage-link.ts'
import type { PassagesPage } from '#server/passages.ts'
import { workspacePath } from '../../paths.ts'
import { CodeChip } from '../code-chip.tsx'
import type { CodeLook } from '../code-look.ts'
import { Pill } from '../pill.tsx'
import styles from './passages.module.css'

/** A coded span to be read: its code, its words in their text, who coded it and where it stands. */
export function PassageEntry({
  passage,
  page,
  codeName,
  look,
}: {
  passage: PassagesPage['passages'][number]
  page: Pick<PassagesPage, 'project' | 'round'>
  codeName: string
  look: CodeLook | undefined
}) {
  const { t } = useTranslation('passages')
  const { transcript, coder, start, end, before, words, after, turn, speaker, memo } = passage
  const isCut = [...words].length < end - start
  const key = {
    projectId: page.project.id,
    roundId: page.round.id,
    transcriptId: transcript.id,
  }
  const to = `${workspacePath(key)}${passageHash({ turn: turn ?? 0, span: { start, end } })}`
  return (
    <li className={styles.passage}>
      <p className={styles.head}>
        <span className={styles.code}>
          {look && <CodeChip look={look} />} <b>{codeName}</b>
        </span>
        <span>{coder.name}</span>
        {passage.unsure && <Pill>{t('unsure')}</Pill>}
        <span className={styles.place}>
          {[transcript.title, turn === null ? t('preamble') : t('turn', { turn }), speaker]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </p>
      <blockquote dir="auto" lang={transcript.language}>
        <span className={styles.around}>{leading(before, start)}</span>
        <mark data-hue={look?.hue}>{words}</mark>
        {isCut ? (
          <small> … {t('more')}</small>
        ) : (
          <span className={styles.around}>{following(after)}</span>
        )}
      </blockquote>
      {memo !== '' && (
        <p className={styles.memo}>
          <span>{t('memo')}:</span> {memo}
        </p>
      )}
      <Link to={to}>{t('openIt')}</Link>
    </li>
  )
}

/** Line ends of the text around a passage would tear it from its words. */
const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ')

/** What stands before the passage, from a whole word on. */
function leading(before: string, start: number): string {
  const line = oneLine(before)
  return [...before].length === start ? line : `… ${line.replace(/^\S*\s/, '')}`
}

/** What stands after it, up to a whole word. */
function following(after: string): string {
  const line = oneLine(after)
  return /\s/.test(line.trim()) ? `${line.replace(/\s\S*$/, '')} …` : line
}
