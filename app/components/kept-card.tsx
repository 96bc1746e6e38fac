import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetCopies } from '#app/live/device-copy.ts'
import { discardKept, type KeptEntry, readAllKept } from '#app/live/kept-store.ts'
import styles from './acts-row.module.css'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { KeptList, SaveKept } from './kept-list.tsx'

/**
 * One's own work that is on this device and not on the server, transcript by transcript: also where the
 * transcript cannot be opened any more. Nothing where there is none.
 *
 * @param path of the workspace it is asked for; absent: of all
 */
export function KeptCard({ personId, path }: { personId: string; path?: string }) {
  const { t } = useTranslation()
  const [kept, setKept] = useState<ReadonlyMap<string, readonly KeptEntry[]>>(new Map())
  useEffect(() => {
    let isShown = true
    void readAllKept(personId).then(({ waiting, aside }) => {
      const here = [...waiting, ...aside].filter(
        (entry) => path === undefined || entry.path === path,
      )
      if (isShown) setKept(byDocument(here))
    })
    return () => {
      isShown = false
    }
  }, [personId, path])
  if (kept.size === 0) return null

  const discard = async (document: string, entries: readonly KeptEntry[]) => {
    await discardKept(personId, entries)
    await forgetCopies(personId, document, null)
    setKept((before) => new Map([...before].filter(([name]) => name !== document)))
  }
  return (
    <Card title={t('kept.title')}>
      <p>{t(path === undefined ? 'kept.lead' : 'kept.leadHere')}</p>
      {[...kept].map(([document, entries]) => {
        const [first] = entries
        const { transcript, round, project } = first!.row
        return (
          <section key={document}>
            <p>
              {path === undefined ? (
                <Link to={first!.path}>{transcript}</Link>
              ) : (
                <b>{transcript}</b>
              )}{' '}
              <small>{t('kept.place', { round, project })}</small>
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

function byDocument(entries: readonly KeptEntry[]): ReadonlyMap<string, readonly KeptEntry[]> {
  const found = new Map<string, KeptEntry[]>()
  for (const entry of entries) {
    const known = found.get(entry.document)
    if (known === undefined) found.set(entry.document, [entry])
    else known.push(entry)
  }
  return found
}
