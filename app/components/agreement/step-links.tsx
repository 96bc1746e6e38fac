import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { tinykeys } from 'tinykeys'
import type { Comparison } from '#server/agreement/comparison.ts'
import { LinkButton } from '../button.tsx'
import { currentPassage } from './passage-list.tsx'
import styles from './step-links.module.css'

/** To the passage before and after; from a place that is no passage, to the nearest ones. */
export function StepLinks({
  comparison,
  room,
}: {
  comparison: Comparison
  /** Where they stand: in the bar on wide screens, over the list on narrow ones. */
  room: 'bar' | 'list'
}) {
  const { t } = useTranslation('agreement')
  const { before, after } = stepsFrom(comparison)
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
export function useStepKeys(comparison: Comparison): void {
  const navigate = useNavigate()
  useEffect(() => {
    const { before, after } = stepsFrom(comparison)
    const go = (to: string | undefined) => (event: KeyboardEvent) => {
      if (to === undefined || isTyping(event.target)) return
      event.preventDefault()
      navigate(to, { preventScrollReset: true })
    }
    return tinykeys(window, { d: go(after), 'Shift+D': go(before) })
  }, [comparison, navigate])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}

function stepsFrom(comparison: Comparison): { before?: string; after?: string } {
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
