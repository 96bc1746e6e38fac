import { Link, useSearchParams } from '@remix-run/react'
import { withSaid } from '../../../said-address.ts'
import { classes } from '../../classes.ts'
import styles from './choices.module.css'

interface Option {
  label: string
  /** What the address says once it is chosen; `undefined` takes a name out. */
  change: Record<string, string | undefined>
  isCurrent: boolean
}

/** Links to the same page shaped otherwise, the present one marked. */
export function Options({ options }: { options: readonly Option[] }) {
  const [search] = useSearchParams()
  return (
    <ul className={styles.options}>
      {options.map(({ label, change, isCurrent }) => (
        <li key={JSON.stringify(change)}>
          <Link
            to={withSaid(search, change) || '?'}
            className={classes(isCurrent && styles.current)}
            aria-current={isCurrent ? 'true' : undefined}
            preventScrollReset
            rel="nofollow"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
