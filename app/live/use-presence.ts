import { useEffect, useState } from 'react'
import { z } from 'zod'
import { useLiveDocument } from './use-live-document.ts'

/** Somebody who has the transcript open, and the turn they are at. */
export interface Present {
  id: string
  name: string
  initials: string
  /** Ordinal of the turn; `null` until they moved. */
  turn: number | null
}

// The name is the server's; the turn is what their page claims.
const State = z.object({
  user: z.object({ id: z.string(), name: z.string(), initials: z.string() }),
  turn: z.number().int().nonnegative().nullish(),
})

/**
 * Who else is in a room, by name; says there at which turn one is. A person with two tabs is one.
 *
 * @param name of the room; `null` where presence is not told
 */
export function usePresence(
  name: string | null,
  personId: string,
  turn: number,
): readonly Present[] {
  const live = useLiveDocument(name, { personId, presence: true })
  const [present, setPresent] = useState<readonly Present[]>([])
  const awareness = live?.provider.awareness ?? null

  useEffect(() => {
    awareness?.setLocalStateField('turn', turn)
  }, [awareness, turn])

  useEffect(() => {
    if (awareness === null) return
    const read = () => {
      const others = new Map<string, Present>()
      for (const [client, state] of awareness.getStates()) {
        const parsed = client === awareness.clientID ? null : State.safeParse(state)
        if (!parsed?.success || parsed.data.user.id === personId) continue
        const { user, turn: at = null } = parsed.data
        others.set(user.id, { ...user, turn: at })
      }
      setPresent([...others.values()].sort((a, b) => a.name.localeCompare(b.name)))
    }
    awareness.on('change', read)
    read()
    return () => {
      awareness.off('change', read)
      setPresent([])
    }
  }, [awareness, personId])
  return present
}
