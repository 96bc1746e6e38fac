import { useEffect, useState } from 'react'
import { type KeptEntry, readAllKept } from '#app/live/kept-store.ts'
import { useMe } from '../me.ts'
import { makePart, usePart } from './use-part.ts'

// Most people never have such work, and what shows it brings the documents of live coding along.
export const keptWork = makePart(() => import('./kept-work.tsx'))

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
  const KeptWork = usePart(keptWork, kept.size > 0)
  if (personId === undefined || kept.size === 0 || KeptWork === null) return null

  return (
    <KeptWork
      {...{ personId, kept, isRefused }}
      onDiscarded={(document) =>
        setKept((before) => new Map([...before].filter(([name]) => name !== document)))
      }
    />
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
