import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { tinykeys } from 'tinykeys'
import type { ComparedOnList } from '#server/agreement/compared-on-list.ts'
import { comparePath } from '../anatomy/addresses.ts'
import { LinkButton } from '../button.tsx'
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
          {t('compare.previous')} <kbd>⇧D</kbd>
        </LinkButton>
      )}
      {after !== undefined && (
        <LinkButton look="quiet" to={after}>
          {t('compare.next')} <kbd>D</kbd>
        </LinkButton>
      )}
    </span>
  )
}

/** D and Shift+D go to the next and the previous passage. */
export function useStepKeys({ before, after }: Steps): void {
  const navigate = useNavigate()
  useEffect(() => {
    const go = (to: string | undefined) => (event: KeyboardEvent) => {
      if (to === undefined || isTyping(event.target)) return
      event.preventDefault()
      navigate(to, { preventScrollReset: true })
    }
    return tinykeys(window, { d: go(after), 'Shift+D': go(before) })
  }, [before, after, navigate])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
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
