import { type CSSProperties, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '#app/live/use-store.ts'
import type { StripeLayout } from '#app/text/lanes.ts'
import type { TextView } from '#app/text/text-view.ts'
import type { SharedIn } from '#model/shared-codes.ts'
import type { Codes } from './codes.ts'
import styles from './stripes.module.css'

const nothing: StripeLayout = { stripes: [], tags: [], more: [] }

/**
 * What is coded, as stripes beside the text with their names: one contained layer over the page, so
 * that drawing it never makes the text lay out again. The list of coded spans says the same in words.
 */
export const Stripes = memo(function Stripes(props: StripesProps) {
  return <StripeLayer layout={useStore(props.view?.stripes, nothing)} {...props} />
})

export interface StripesProps {
  view: TextView | null
  codes: Codes
  initialsOf: (coder: string) => string
  openKey: string | null
  sharedIn?: SharedIn | null
}

/** Stripes that were laid out already, over whatever is positioned around them. */
export function StripeLayer({
  layout: { stripes, tags, more },
  view,
  codes,
  initialsOf,
  openKey,
  sharedIn = null,
  isOnPaper = false,
}: StripesProps & { layout: StripeLayout; isOnPaper?: boolean }) {
  const { t } = useTranslation('workspace')
  const labelOf = (key: string): string => {
    const shown = view?.get(key)
    if (shown === undefined) return ''
    const name = codes.byId.get(shown.span.code)?.code.name ?? shown.span.code
    return shown.coder === null ? name : `${initialsOf(shown.coder)} · ${name}`
  }
  return (
    <div className={isOnPaper ? styles.paper : styles.layer} aria-hidden="true">
      <div className={styles.lanes}>
        {stripes.map(({ key, top, bottom, x }) => {
          const shown = view?.get(key)
          const look = shown && codes.byId.get(shown.span.code)?.look
          return (
            <div
              key={key}
              className={styles.stripe}
              data-hue={look?.hue}
              data-pattern={look?.pattern}
              data-other={shown !== undefined && shown.coder !== null ? '' : undefined}
              data-shared={shown && sharedIn?.(shown.span)}
              data-open={key === openKey ? '' : undefined}
              style={place(x, top, Math.max(bottom - top, 6))}
            />
          )
        })}
        {tags.map(({ key, x, top, width }) => (
          <div
            key={key}
            className={styles.tag}
            data-open={key === openKey ? '' : undefined}
            style={{ ...place(x, top), maxWidth: width }}
          >
            {labelOf(key)}
          </div>
        ))}
        {more.map(({ top, x, count }) => (
          <div key={`${top} ${x}`} className={styles.more} style={place(x, top)}>
            {t('stripes.more', { count })}
          </div>
        ))}
      </div>
    </div>
  )
}

function place(x: number, top: number, height?: number): CSSProperties {
  return { insetInlineStart: x, top, ...(height === undefined ? {} : { height }) }
}
