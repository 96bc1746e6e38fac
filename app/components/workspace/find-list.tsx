import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { Span } from '#model/span.ts'
import { Button } from '../button.tsx'
import styles from './find-bar.module.css'
import type { FindBarProps } from './find-bar.tsx'

/** Rows around the hit one is at. More are reached by going on. */
const rowsBefore = 20
const rows = 100
/** Code points to be read before and after a hit. */
const around = 60

/** Hits in their words before any of them is coded; each is coded, and taken back, by itself. */
export function FindList({ find, reading, codes, mayCode }: FindBarProps) {
  const { t } = useTranslation('workspace')
  const { hits, at, code } = find
  const first = Math.max(0, Math.min((at ?? 0) - rowsBefore, hits.length - rows))
  const name = code === null ? null : (codes.byId.get(code)?.code.name ?? code)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so must be reached by keyboard
    <ol className={styles.list} tabIndex={0} aria-label={t('find.hits')} start={first + 1}>
      {hits.slice(first, first + rows).map((hit, index) => {
        const isCoded = mayCode && find.codedAt(hit) !== undefined
        return (
          <li key={hit.start} aria-current={first + index === at ? 'true' : undefined}>
            <button type="button" className={styles.hit} onClick={() => find.goTo(first + index)}>
              <span className={styles.turn}>
                <span className="visually-hidden">{t('list.turn')} </span>
                {reading.blockAt(hit.start).ordinal || '–'}
              </span>
              <Quote reading={reading} hit={hit} />
            </button>
            {mayCode && name !== null && (
              <Button
                aria-pressed={isCoded}
                aria-label={t(isCoded ? 'find.uncodeHit' : 'find.codeHit', {
                  code: name,
                  at: first + index + 1,
                })}
                onClick={() => find.toggle(hit)}
              >
                {t(isCoded ? 'find.coded' : 'find.code')}
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Quote({ reading, hit }: { reading: ReadingText; hit: Span }) {
  const { start, end } = reading.blockAt(hit.start)
  return (
    <span dir="auto" className={styles.quote}>
      {reading.quote({ start: Math.max(start, hit.start - around), end: hit.start })}
      <mark>{reading.quote(hit)}</mark>
      {reading.quote({ start: hit.end, end: Math.min(end, hit.end + around) })}
    </span>
  )
}
