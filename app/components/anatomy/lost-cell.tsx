import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { sumOf } from '#model/agreement/anatomy/kinds.ts'
import type { Lost } from '#model/agreement/anatomy/lost.ts'
import { LostBar } from './kinds.tsx'
import styles from './lost-cell.module.css'
import { largestPart, partsWords } from './sayings.ts'

/**
 * What a figure has lost agreement to, as a cell of its row: a bar as long as all others, whose parts are
 * shares of the loss, and the largest of them in words.
 *
 * @param to where the loss is shown in full
 * @param of which figure it is a loss of, where that is not the one of its row
 */
export function LostCell({ lost, to, of }: { lost: Lost | undefined; to: string; of?: string }) {
  const { t } = useTranslation('anatomy')
  if (lost === undefined || lost.alpha === null) return <td />
  const all = sumOf(lost.lost)
  return (
    <td className={styles.lost}>
      {all === 0 ? (
        <small>{t('says.nothingLost')}</small>
      ) : (
        <Link to={to}>
          <LostBar lost={lost.lost} most={all} label={partsWords(t, lost)} />
          <small>{largestPart(t, lost)}</small>
        </Link>
      )}
      {of !== undefined && <small>{of}</small>}
    </td>
  )
}
