import { useTranslation } from 'react-i18next'
import type { ComparedOnList } from '#server/agreement/compared-on-list.ts'
import { comparePath } from '../anatomy/addresses.ts'
import { LinkButton } from '../button.tsx'
import { CommandKey } from '../workspace/command-key.tsx'
import { currentPassage } from './passage-list.tsx'
import styles from './step-links.module.css'

/** Addresses of the places before and after. */
export interface Steps {
  before?: string
  after?: string
}

/** To the passage before and after; from a place that is no passage, to the nearest ones. */
export function StepLinks({
  steps: { before, after },
  room,
}: {
  steps: Steps
  /** Where they stand: in the bar on wide screens, over the list on narrow ones. */
  room: 'bar' | 'list'
}) {
  const { t } = useTranslation('agreement')
  return (
    <span className={styles[room]}>
      {before !== undefined && (
        <LinkButton look="quiet" to={before}>
          {t('compare.previous')} <CommandKey command="previous-difference" />
        </LinkButton>
      )}
      {after !== undefined && (
        <LinkButton look="quiet" to={after}>
          {t('compare.next')} <CommandKey command="next-difference" />
        </LinkButton>
      )}
    </span>
  )
}

/** Through the working list one came from, else through the passages of the transcript. */
export function stepsFrom(comparison: ComparedOnList): Steps {
  const { list } = comparison
  if (list === null) return stepsHere(comparison)
  const { previous, next, search } = list
  return {
    ...(previous === null ? {} : { before: comparePath(comparison, previous, search) }),
    ...(next === null ? {} : { after: comparePath(comparison, next, search) }),
  }
}

function stepsHere(comparison: ComparedOnList): Steps {
  const { passages, here } = comparison
  const current = currentPassage(comparison)
  const known = current >= 0
  const before = known
    ? passages[current - 1]
    : passages.filter(({ end }) => end <= here.start).at(-1)
  const after = known ? passages[current + 1] : passages.find(({ start }) => start >= here.end)
  const to = ({ start, end }: { start: number; end: number }) => `?at=${start}-${end}`
  return {
    ...(before === undefined ? {} : { before: to(before) }),
    ...(after === undefined ? {} : { after: to(after) }),
  }
}
