import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetCopies } from '#app/live/device-copy.ts'
import { discardKept, type KeptEntry, readAllKept } from '#app/live/kept-store.ts'
import { useMe } from '../me.ts'
import styles from './acts-row.module.css'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { KeptList, SaveKept } from './kept-list.tsx'

/** A page just left, or open in another tab, may still be sending what this one read. */
const readAgainMs = 2_000

/**
 * One's own work that is on this device and not on the server, transcript by transcript: also where the
 * transcript cannot be opened any more. Nothing where there is none.
 *
 * @param within the address of the project, round or workspace it is asked for; absent: of all
 * @param isRefused the page stands in place of that workspace, so there is no way into it
 */
export function KeptCard({ within, isRefused = false }: { within?: string; isRefused?: boolean }) {
  const { t } = useTranslation()
  const personId = useMe()?.id
  const [kept, setKept] = useState<ReadonlyMap<string, readonly KeptEntry[]>>(new Map())
  useEffect(() => {
    if (personId === undefined) return
    let isShown = true
    let timer: number | undefined
    const read = async () => {
      const { waiting, aside } = await readAllKept(personId)
      if (!isShown) return
      const here = [...waiting, ...aside].filter(
        ({ path }) => within === undefined || path === within || path.startsWith(`${within}/`),
      )
      setKept(byDocument(here))
      if (here.length > 0) timer = window.setTimeout(() => void read(), readAgainMs)
    }
    void read()
    return () => {
      isShown = false
      window.clearTimeout(timer)
    }
  }, [personId, within])
  if (personId === undefined || kept.size === 0) return null

  const discard = async (document: string, entries: readonly KeptEntry[]) => {
    await discardKept(personId, entries)
    await forgetCopies(personId, document, null)
    setKept((before) => new Map([...before].filter(([name]) => name !== document)))
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

function byDocument(entries: readonly KeptEntry[]): ReadonlyMap<string, readonly KeptEntry[]> {
  const found = new Map<string, KeptEntry[]>()
  for (const entry of entries) {
    const known = found.get(entry.document)
    if (known === undefined) found.set(entry.document, [entry])
    else known.push(entry)
  }
  return found
}
