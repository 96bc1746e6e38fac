import { useId } from 'react'
import type { ByKind, Kind } from '#model/agreement/anatomy/kinds.ts'
import styles from './kinds.module.css'

/** The order in which kinds of disagreement stand in bars, keys and tables. */
export const shownKinds = [
  'missed',
  'extra',
  'one_sided',
  'boundary',
  'other_code',
] as const satisfies readonly Kind[]

/** Told apart by pattern, in ink: colours belong to codes. */
const patterned: ReadonlySet<Kind> = new Set<Kind>(['extra', 'one_sided', 'other_code'])

const fillOf = (kind: Kind) => (patterned.has(kind) ? `url(#kind-${kind})` : undefined)

/** The patterns; stands once on a page that shows kinds. */
export function KindPatterns() {
  return (
    <svg className={styles.patterns} width="0" height="0" aria-hidden="true">
      <defs>
        <pattern
          id="kind-extra"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={styles.dark} width="2" height="4" />
        </pattern>
        <pattern id="kind-one_sided" width="4" height="4" patternUnits="userSpaceOnUse">
          <circle className={styles.dark} cx="2" cy="2" r="1.2" />
        </pattern>
        <pattern id="kind-other_code" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect className={styles.quiet} width="1" height="4" />
        </pattern>
      </defs>
    </svg>
  )
}

/** The pattern of a kind beside its word. */
export function KindMark({ kind }: { kind: Kind }) {
  return (
    <svg className={styles.mark} width="14" height="10" aria-hidden="true">
      <Part kind={kind} at={0} width={14} />
    </svg>
  )
}

const barWidth = 112
const barHeight = 10

/**
 * What is lost as a bar, a part for each kind.
 *
 * @param most what the longest bar of its column stands for
 * @param label says the same in words
 */
export function LostBar({ lost, most, label }: { lost: ByKind; most: number; label: string }) {
  const id = useId()
  let reached = 0
  const parts = shownKinds.flatMap((kind) => {
    if (lost[kind] === 0) return []
    const at = reached
    reached += (lost[kind] / most) * barWidth
    return [{ kind, at, width: reached - at }]
  })
  return (
    <svg className={styles.bar} width={barWidth} height={barHeight} role="img" aria-labelledby={id}>
      <title id={id}>{label}</title>
      {parts.map((part) => (
        <Part key={part.kind} {...part} width={Math.max(1, part.width - 1)} />
      ))}
    </svg>
  )
}

function Part({ kind, at, width }: { kind: Kind; at: number; width: number }) {
  return (
    <>
      <rect
        className={styles[kind]}
        fill={fillOf(kind)}
        x={at}
        width={width}
        height={barHeight}
        rx="1.5"
      />
      {kind === 'other_code' && (
        <rect
          className={styles.outline}
          x={at + 0.5}
          y={0.5}
          width={Math.max(0, width - 1)}
          height={barHeight - 1}
          rx="1"
        />
      )}
    </>
  )
}
