import { useEffect, useState } from 'react'
import { type LiveDocument, type OpenOptions, openDocument } from './connection.ts'

/**
 * A live document for as long as the component is there; `null` on the server, before the first
 * effect, and while `name` is `null`. Opened anew when the name, person, epoch or right to write change.
 */
export function useLiveDocument(name: string | null, options: OpenOptions): LiveDocument | null {
  const [live, setLive] = useState<LiveDocument | null>(null)
  const [life, setLife] = useState(0)
  const { personId, epoch, writes, keep, presence } = options
  useEffect(() => {
    if (name === null) return
    const opened = openDocument(name, options)
    setLive(opened)
    // A feed is derived anew when its server is: what this page holds of it has another history then,
    // and nothing of its own, so it starts from an empty document.
    const stop = opened.state.subscribe(() => {
      const isOutdated = opened.state.get().refusal?.code === 'stale-epoch'
      if (isOutdated && epoch === undefined && !writes) setLife(life + 1)
    })
    return () => {
      stop()
      opened.close()
      setLive(null)
    }
  }, [name, personId, epoch, writes, keep, presence, life])
  return live
}
