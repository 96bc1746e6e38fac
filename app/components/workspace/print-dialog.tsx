import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import acts from '../acts-row.module.css'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { TextField } from '../field.tsx'
import styles from './print-dialog.module.css'
import type { PageState } from './use-page-state.ts'

/** So many a browser prints in seconds, with all that is coded in them. */
export const turnsAtOnce = 300

/** Ordinals of the first and the last turn that are printed. */
export interface PrintedTurns {
  from: number
  to: number
}

/** Asks how much of a long transcript is to be printed: the whole of it takes a browser minutes. */
export function PrintDialog({ reading, state }: { reading: ReadingText; state: PageState }) {
  const { t } = useTranslation('workspace')
  const count = reading.blocks.at(-1)?.ordinal ?? 0
  const print = (printed: PrintedTurns) => {
    state.setPrintOpen(false)
    state.setPrinted(printed)
  }
  return (
    <Dialog
      title={t('paper.some.title')}
      open={state.isPrintOpen}
      onOpenChange={state.setPrintOpen}
    >
      <p>{t('paper.some.lead', { count })}</p>
      <form
        className={styles.turns}
        onSubmit={(event) => {
          event.preventDefault()
          const asked = new FormData(event.currentTarget)
          const [from, to] = ['from', 'to'].map((name) => Number(asked.get(name)))
          print({ from: Math.min(from!, to!), to: Math.max(from!, to!) })
        }}
      >
        <TextField
          {...{ name: 'from', label: t('paper.some.from'), type: 'number', min: 1, max: count }}
          defaultValue={1}
          required
        />
        <TextField
          {...{ name: 'to', label: t('paper.some.to'), type: 'number', min: 1, max: count }}
          defaultValue={Math.min(turnsAtOnce, count)}
          required
        />
        <p className={acts.acts}>
          <Button type="submit" look="primary">
            {t('paper.some.print')}
          </Button>
          <Button type="button" look="quiet" onClick={() => print({ from: 0, to: count })}>
            {t('paper.some.all')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
