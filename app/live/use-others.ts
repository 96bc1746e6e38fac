import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'
import { Face, inOrderOfNames } from '#model/person.ts'

/** Who it is the server says, whatever the page said of itself. */
const State = z.object({ user: Face })

/**
 * Who else has a document open and where in it, each person once, in the order of their names.
 *
 * @param awareness of the document; `null` while it is not open
 * @param Where what a page claims of itself; one that claims anything else is passed over
 * @param stays of several pages of one person, whether the one found first is kept; absent: the last counts
 */
export function useOthers<Place extends object>(
  awareness: Awareness | null,
  personId: string,
  Where: z.ZodType<Place>,
  stays: (place: Place) => boolean = never,
): readonly (Face & Place)[] {
  const [others, setOthers] = useState<readonly (Face & Place)[]>([])
  useEffect(() => {
    if (awareness === null) return
    const read = () => {
      const byPerson = new Map<string, Face & Place>()
      for (const [client, state] of awareness.getStates()) {
        const user = State.safeParse(state).data?.user
        const place = Where.safeParse(state).data
        if (client === awareness.clientID || user === undefined || place === undefined) continue
        const known = byPerson.get(user.id)
        if (user.id === personId || (known !== undefined && stays(known))) continue
        byPerson.set(user.id, { ...user, ...place })
      }
      setOthers(inOrderOfNames([...byPerson.values()]))
    }
    awareness.on('change', read)
    read()
    return () => {
      awareness.off('change', read)
      setOthers([])
    }
  }, [awareness, personId, Where, stays])
  return others
}

const never = () => false
