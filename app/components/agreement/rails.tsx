import { useTranslation } from 'react-i18next'
import type { Comparison } from '#server/agreement/comparison.ts'
import type { CodeLook } from '../code-look.ts'
import styles from './rails.module.css'
import type { RailStripe } from './use-rails.ts'

export const railWidth = 34
const room = 26

/** One rail a coder, in a fixed order; what shares a line on a rail stands side by side. */
export function Rails({
  coders,
  stripes,
  looks,
}: {
  coders: Comparison['coders']
  stripes: readonly RailStripe[]
  looks: ReadonlyMap<string, CodeLook>
}) {
  const { t } = useTranslation('agreement')
  const railOf = new Map(coders.map(({ id }, rail) => [id, rail]))
  return (
    <div className={styles.rails}>
      <span className="visually-hidden">{t('compare.rails')}</span>
      {coders.map(({ id, name, initials }, rail) => (
        <div key={id} className={styles.rail} style={{ insetInlineStart: rail * railWidth }}>
          <span className={styles.head} title={name} aria-hidden="true">
            {initials}
          </span>
        </div>
      ))}
      {stripes.map(({ id, coder, code, top, height, lane, lanes }) => {
        const width = Math.min(9, Math.max(2, (room - (lanes - 1) * 2) / lanes))
        const all = width * lanes + (lanes - 1) * 2
        const middle = railOf.get(coder)! * railWidth + railWidth / 2
        const look = looks.get(code)
        return (
          <div
            key={`${coder} ${id}`}
            className={styles.stripe}
            data-hue={look?.hue}
            data-pattern={look?.pattern}
            aria-hidden="true"
            style={{
              insetInlineStart: middle - all / 2 + lane * (width + 2),
              top,
              width,
              height,
            }}
          />
        )
      })}
    </div>
  )
}
