import { Link } from '@remix-run/react'
import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedOnList } from '#server/agreement/compared-on-list.ts'
import { KindPatterns } from '../anatomy/kinds.tsx'
import { ListPanel } from '../anatomy/list-panel.tsx'
import { LostOfCode } from '../anatomy/lost-of-code.tsx'
import { Names } from '../anatomy/names.ts'
import { codeLooks } from '../code-look.ts'
import { TalkMarks } from '../discussion/talk-marks.tsx'
import { TalkThread } from '../discussion/talk-thread.tsx'
import styles from './compare-screen.module.css'
import { ComparedTalkList } from './compared-talk-list.tsx'
import { ComparedText } from './compared-text.tsx'
import { DidHere } from './did-here.tsx'
import { PassageList } from './passage-list.tsx'
import { Rails, railWidth } from './rails.tsx'
import { segmentsOf } from './segments.ts'
import { StepLinks, stepsFrom } from './step-links.tsx'
import { UnderlineKey } from './underline-key.tsx'
import { useComparedTalk } from './use-compared-talk.ts'
import { useRails } from './use-rails.ts'

/** Passages, the text with a rail for each coder, and what each coder did at the one in question. */
export function CompareScreen({ comparison }: { comparison: ComparedOnList }) {
  const { t } = useTranslation('agreement')
  const { blocks, spans, coders, here, codes, shown, transcript, list } = comparison
  const looks = useMemo(() => codeLooks(codes), [codes])
  const segments = useMemo(
    () => segmentsOf(blocks, spans, coders, here),
    [blocks, spans, coders, here],
  )
  const page = useRef<HTMLDivElement>(null)
  const stripes = useRails(page, comparison)
  const talk = useComparedTalk(comparison, page)
  useEffect(() => {
    page.current?.querySelector('[data-here]')?.scrollIntoView({ block: 'center' })
    // Another passage, another place, though the element may be the same.
  }, [here])
  const names = useMemo(
    () => new Names({ codes, coders, transcripts: comparison.transcripts }),
    [codes, coders, comparison.transcripts],
  )
  const rails = { '--rails': `${coders.length * railWidth + 24}px` } as CSSProperties
  return (
    <div className={styles.screen}>
      <KindPatterns />
      <div className={styles.list}>
        {list === null ? (
          <PassageList comparison={comparison} />
        ) : (
          <ListPanel comparison={comparison} list={list} names={names} />
        )}
      </div>
      <main
        id="main"
        className={styles.middle}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        aria-label={t('compare.text')}
      >
        <h1 className="visually-hidden">{transcript.title}</h1>
        {shown.start > 0 && (
          <p className={styles.onward}>
            <Link to={`?at=${shown.start}-${shown.start + 1}`}>{t('compare.earlier')}</Link>
          </p>
        )}
        <div className={styles.page} style={rails}>
          <ComparedText ref={page} comparison={comparison} segments={segments} />
          <Rails coders={coders} stripes={stripes} looks={looks} />
          {talk !== null && (
            <div className={styles.marks}>
              <TalkMarks places={talk.places} talk={talk} quote={talk.quote} />
            </div>
          )}
        </div>
        {shown.end < transcript.length && (
          <p className={styles.onward}>
            <Link to={`?at=${shown.end - 1}-${shown.end}`}>{t('compare.later')}</Link>
          </p>
        )}
      </main>
      <aside
        className={styles.side}
        aria-label={t('compare.did')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
      >
        <StepLinks steps={stepsFrom(comparison)} room="list" />
        {talk !== null && <TalkThread talk={talk} quote={talk.quote} step={talk.step} />}
        <DidHere comparison={comparison} looks={looks} />
        {list !== null && list.ofCode !== null && <LostOfCode ofCode={list.ofCode} names={names} />}
        {talk !== null && <ComparedTalkList talk={talk} here={here} />}
        <UnderlineKey coders={coders} />
      </aside>
    </div>
  )
}
