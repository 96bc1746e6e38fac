import type { CSSProperties, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextView } from '#app/text/text-view.ts'
import { directionOf } from '#model/direction.ts'
import type { Span } from '#model/span.ts'
import { Button } from '../button.tsx'
import { CodePicker, type CodePickerProps } from './code-picker.tsx'
import styles from './floating-picker.module.css'

// As the style sheet has it.
const width = 292
// Filter, three codes and the line under them.
const leastHeight = 190
// The way to a comment, below these.
const footHeight = 34

/** The picker at the selection. It goes when the focus goes elsewhere. */
export function FloatingPicker({
  selection,
  view,
  scroller,
  onClose,
  onComment,
  ...picker
}: Omit<CodePickerProps, 'label' | 'placeholder'> & {
  selection: Span
  view: TextView | null
  scroller: RefObject<HTMLElement>
  onClose: () => void
  /** `null` where nobody talks. */
  onComment: (() => void) | null
}) {
  const { t, i18n } = useTranslation(['workspace', 'discussion'])
  return (
    <div
      className={styles.picker}
      style={placeAt(selection, view, scroller.current, onComment === null ? 0 : footHeight)}
      role="dialog"
      dir={directionOf(i18n.language)}
      aria-label={t('picker.label')}
      onBlur={(event) => {
        const next = event.relatedTarget
        if (next !== null && !event.currentTarget.contains(next)) onClose()
      }}
    >
      <CodePicker {...picker} label={t('picker.label')} placeholder={t('picker.code')} />
      {onComment !== null && (
        <Button look="quiet" className={styles.comment} data-apart onClick={onComment}>
          {t('discussion:comment')}
        </Button>
      )}
    </div>
  )
}

/**
 * Below the selection, or above it where there is no room.
 *
 * @param footHeight of what stands under the codes
 */
function placeAt(
  selection: Span,
  view: TextView | null,
  scroller: HTMLElement | null,
  footHeight: number,
): CSSProperties {
  const end = view?.endOf(selection)
  const pane = scroller?.getBoundingClientRect()
  const page = view?.page.getBoundingClientRect()
  if (!end || !pane || !page) return {}
  const left = Math.max(
    pane.left - page.left + 8,
    Math.min(end.x + 20, pane.right - page.left - width - 16),
  )
  const below = pane.bottom - (page.top + end.bottom)
  const above = page.top + end.top - pane.top
  const isBelow = below >= leastHeight + footHeight || below >= above
  // As variables: on a narrow screen the style sheet docks it elsewhere.
  return {
    '--picker-left': `${left}px`,
    '--picker-room': `${(isBelow ? below : above) - 16 - footHeight}px`,
    ...(isBelow
      ? { '--picker-top': `${end.bottom + 6}px` }
      : { '--picker-bottom': `${page.height - end.top + 6}px` }),
  } as Record<string, string>
}
