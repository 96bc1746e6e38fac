import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Comparison } from '#server/agreement/comparison.ts'
import { classes } from '../classes.ts'
import styles from './passage-list.module.css'

/** Which of the passages of a transcript is in question; -1 where the place is none of them. */
export function currentPassage({ passages, here }: Comparison): number {
  return passages.findIndex(({ start, end }) => start === here.start && end === here.end)
}

/** Turns of this transcript in which coders differ, in reading order. */
export function PassageList({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('agreement')
  const { passages, codes } = comparison
  const current = currentPassage(comparison)
  const names = new Map(codes.map(({ id, name }) => [id, name]))
  return (
    <nav aria-label={t('compare.passages')}>
      <p className={styles.count}>
        <span>
          {passages.length === 0
            ? t('compare.noPassages')
            : t('compare.passagesHere', { count: passages.length })}
        </span>
        {current >= 0 && (
          <span className="num">
            {t('compare.position', { nth: current + 1, total: passages.length })}
          </span>
        )}
      </p>
      <ul className={styles.list}>
        {passages.map((passage, index) => (
          <li key={passage.start} className={classes(index === current && styles.current)}>
            <Link
              to={`?at=${passage.start}-${passage.end}`}
              aria-current={index === current ? 'true' : undefined}
              dir="auto"
              preventScrollReset
            >
              {passage.quote}
            </Link>
            <small>
              {[
                ...passage.codes.map((code) => names.get(code) ?? code),
                t('compare.turn', { turn: passage.turn }),
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </nav>
  )
}
