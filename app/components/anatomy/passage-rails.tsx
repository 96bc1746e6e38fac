import { useTranslation } from 'react-i18next'
import type { Names } from './names.ts'
import styles from './passage-rails.module.css'
import type { Found } from './sayings.ts'

type Passage = NonNullable<Found['passages']>[number]

/** Drawn as wide as their card: lengths are in hundredths of the passage. */
const whole = 100
const railHeight = 5

/** What each coder marked in a passage, one rail a coder, and the same in words for whoever hears it. */
export function PassageRails({ passage, names }: { passage: Passage; names: Names }) {
  const { t } = useTranslation('anatomy')
  const { start, end, spans, disagreements } = passage
  const differing = new Set(disagreements.map(({ code }) => code))
  const raters = disagreements.flatMap(({ has, lacks }) => [...has, ...lacks])
  const place = (offset: number) => ((offset - start) / (end - start)) * whole
  return (
    <ul className={styles.rails} aria-label={t('dearest.rails')}>
      {names.inOrder(raters).map((coder) => {
        const own = spans.filter((span) => span.coder === coder && differing.has(span.code))
        return (
          <li key={coder}>
            <span title={names.coder(coder)} aria-hidden="true">
              {names.initials(coder)}
            </span>
            <svg
              viewBox={`0 0 ${whole} ${railHeight}`}
              height={railHeight}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect className={styles.rail} width={whole} height={railHeight} />
              {own.map((span) => {
                const from = Math.max(0, place(span.start))
                return (
                  <g
                    key={`${span.code} ${span.start} ${span.end}`}
                    data-hue={names.look(span.code)?.hue}
                  >
                    <rect
                      className={styles.span}
                      x={from}
                      width={Math.min(whole, place(span.end)) - from}
                      height={railHeight}
                    />
                  </g>
                )
              })}
            </svg>
            <span className="visually-hidden">
              {names.coder(coder)}:{' '}
              {own.length === 0
                ? t('dearest.nothing')
                : [...new Set(own.map(({ code }) => names.code(code)))].join(', ')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
