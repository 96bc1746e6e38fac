import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shareOut } from '#model/assignments.ts'
import { Button } from '../button.tsx'
import { type Pair, pairsOf } from './pairs.ts'
import styles from './share-out.module.css'

/** Fills the table so that a share is coded by everybody and the rest by one coder each. */
export function ShareOut({
  transcripts,
  coders,
  seed,
  onShare,
}: {
  transcripts: readonly { id: string }[]
  coders: readonly { id: string }[]
  seed: number
  onShare: (pairs: Set<Pair>) => void
}) {
  const { t } = useTranslation('rounds')
  const [percent, setPercent] = useState('20')
  const share = () => {
    const assignments = shareOut(
      transcripts.map(({ id }) => id),
      coders.map(({ id }) => id),
      Math.min(100, Math.max(0, Number(percent) || 0)) / 100,
      seed,
    )
    onShare(pairsOf(assignments, transcripts, coders))
  }
  return (
    <div className={styles.share}>
      <label htmlFor="share">{t('assign.share')}</label>
      <span className={styles.percent}>
        <input
          id="share"
          name="share"
          type="number"
          min={0}
          max={100}
          step={5}
          value={percent}
          onChange={(event) => setPercent(event.currentTarget.value)}
        />
        <span aria-hidden="true">%</span>
      </span>
      <Button
        type="submit"
        name="intent"
        value="share"
        formNoValidate
        onClick={(event) => {
          // Without script the server draws the same.
          event.preventDefault()
          share()
        }}
      >
        {t('assign.shareButton')}
      </Button>
      <small>{t('assign.shareHint', { seed })}</small>
    </div>
  )
}
