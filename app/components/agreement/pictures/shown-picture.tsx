import type { ReactNode } from 'react'
import styles from './pictures.module.css'

/** Holds a picture in a page; where the window is too narrow it scrolls sideways by itself. */
export function ShownPicture({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the section is what scrolls, the picture what is seen
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
