import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { forgetCopies } from '#app/live/device-copy.ts'
import { discardKept, type KeptEntry } from '#app/live/kept-store.ts'
import styles from './acts-row.module.css'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { KeptList, SaveKept } from './kept-list.tsx'

/**
 * Work that is on this device and not on the server, transcript by transcript.
 *
 * @param kept by the name of the document, some of each
 * @param isRefused the page stands in place of that workspace, so there is no way into it
 * @param onDiscarded told the document whose work is gone
 */
export default function KeptWork({
  personId,
  kept,
  isRefused,
  onDiscarded,
}: {
  personId: string
  kept: ReadonlyMap<string, readonly KeptEntry[]>
  isRefused: boolean
  onDiscarded: (document: string) => void
}) {
  const { t } = useTranslation()
  const discard = async (document: string, entries: readonly KeptEntry[]) => {
    await discardKept(personId, entries)
    await forgetCopies(personId, document, null)
    onDiscarded(document)
  }
  return (
    <Card title={t('kept.title')}>
      <p>{t(isRefused ? 'kept.leadHere' : 'kept.lead')}</p>
      {[...kept].map(([document, entries]) => {
        const [first] = entries
        const { transcript, round, project } = first!.row
        const name = transcript ?? t('kept.codebook')
        return (
          <section key={document}>
            <p>
              {isRefused ? <b>{name}</b> : <Link to={first!.path}>{name}</Link>}{' '}
              <small>{round === undefined ? project : t('kept.place', { round, project })}</small>
            </p>
            <KeptList entries={entries} />
            <p className={styles.acts}>
              <SaveKept entries={entries} />
              <Button look="quiet" onClick={() => void discard(document, entries)}>
                {t('kept.discard')}
              </Button>
            </p>
          </section>
        )
      })}
    </Card>
  )
}
