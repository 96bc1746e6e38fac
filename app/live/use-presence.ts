import { useEffect } from 'react'
import { z } from 'zod'
import type { Face } from '#model/person.ts'
import { useLiveDocument } from './use-live-document.ts'
import { useOthers } from './use-others.ts'

/** Somebody who has the transcript open, and the turn they are at. */
export interface Present extends Face {
  /** Ordinal of the turn; `null` until they moved. */
  turn: number | null
}

const Where = z.object({ turn: z.number().int().nonnegative().nullable().default(null) })

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
  const awareness = live?.provider.awareness ?? null
  useEffect(() => {
    awareness?.setLocalStateField('turn', turn)
  }, [awareness, turn])
  return useOthers(awareness, personId, Where)
}
