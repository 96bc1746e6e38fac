import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { LiveDocument } from './connection.ts'

/** Somebody else in the codebook. The server says who; they say where they are. */
export interface Writer {
  id: string
  name: string
  initials: string
  /** The code they have open. */
  codeId: string | null
  /** The field they are writing in. */
  field: string | null
}

const Presence = z.object({
  user: z.object({ id: z.string(), name: z.string(), initials: z.string() }),
  codeId: z.string().max(100).nullish(),
  field: z.string().max(40).nullish(),
})

/** Who else has this codebook open, each person once, in the order of their names. */
export function useWriters(live: LiveDocument | null, personId: string): readonly Writer[] {
  const [writers, setWriters] = useState<readonly Writer[]>([])
  useEffect(() => {
    if (live === null) return
    const { awareness } = live.provider
    const read = () => {
      const byPerson = new Map<string, Writer>()
      for (const [client, state] of awareness.getStates()) {
        const parsed = Presence.safeParse(state)
        if (client === awareness.clientID || !parsed.success) continue
        const { user, codeId = null, field = null } = parsed.data
        const known = byPerson.get(user.id)
        // Of two windows of one person the one that writes counts.
        if (user.id === personId || (known?.field ?? null) !== null) continue
        byPerson.set(user.id, { ...user, codeId, field })
      }
      setWriters([...byPerson.values()].sort((a, b) => a.name.localeCompare(b.name)))
    }
    read()
    awareness.on('change', read)
    return () => {
      awareness.off('change', read)
      setWriters([])
    }
  }, [live, personId])
  return writers
}

/** Tells the others which code one has open and which field one writes in. */
export function useTellWhere(
  live: LiveDocument | null,
  codeId: string | null,
  field: string | null,
  tells: boolean,
): void {
  useEffect(() => {
    if (live === null || !tells) return
    live.provider.awareness.setLocalState({ codeId, field })
  }, [live, codeId, field, tells])
}
