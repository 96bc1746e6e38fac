import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ComparedOnList, OnList } from '#server/agreement/compared-on-list.ts'
import { agreementPath } from '../../paths.ts'
import { useNumberText } from '../../use-number-text.ts'
import rows from '../agreement/passage-list.module.css'
import { classes } from '../classes.ts'
import { comparePath } from './addresses.ts'
import { KindMark } from './kinds.tsx'
import styles from './list-panel.module.css'
import type { Names } from './names.ts'
import { kindWord } from './sayings.ts'

/** The working list beside the text: the page of it that the entry in question is on, and the way back. */
export function ListPanel({
  comparison,
  list,
  names,
}: {
  comparison: ComparedOnList
  list: OnList
  names: Names
}) {
  const { t } = useTranslation('anatomy')
  const numberText = useNumberText()
  const { current, shown, total, search } = list
  const { project, round } = comparison
  const path = agreementPath({ projectId: project.id, roundId: round.id })
  const back = new URLSearchParams(search)
  const first = shown[0]?.nth ?? 1
  if (first > 1) back.set('from', String(first - 1))
  return (
    <nav aria-label={t('list.title')}>
      <p className={styles.back}>
        <Link to={`${path}/disagreements?${back}`}>{t('list.back')}</Link>
      </p>
      <p className={rows.count}>
        <span>{t('list.count', { count: total })}</span>
        <span className="num">
          {current === null
            ? t('list.gone')
            : t('list.position', { nth: numberText(current.nth), total: numberText(total) })}
        </span>
      </p>
      <ul className={rows.list}>
        {shown.map((entry) => (
          <li key={entry.nth} className={classes(entry.nth === current?.nth && rows.current)}>
            <Link
              to={comparePath(comparison, entry, search)}
              aria-current={entry.nth === current?.nth ? 'true' : undefined}
              dir="auto"
              preventScrollReset
            >
              {entry.quote}
            </Link>
            <small className={styles.kind}>
              <KindMark kind={entry.kind} /> <b>{kindWord(t, entry.kind)}</b>{' '}
              {[entry.code, ...entry.instead]
                .map((code) => names.code(code))
                .join(` ${t('list.or')} `)}
              {' · '}
              {entry.transcript === comparison.transcript.id
                ? t('list.turn', { turn: entry.turn })
                : names.transcript(entry.transcript)}
            </small>
          </li>
        ))}
      </ul>
    </nav>
  )
}
