import { useEffect } from 'react'
import { z } from 'zod'
import type { Face } from '#model/person.ts'
import type { LiveDocument } from './connection.ts'
import { useOthers } from './use-others.ts'

/** Somebody else in the codebook. */
export interface Writer extends Face {
  /** The code they have open. */
  codeId: string | null
  /** The field they are writing in. */
  field: string | null
}

const Where = z.object({
  codeId: z.string().max(100).nullable().default(null),
  field: z.string().max(40).nullable().default(null),
})

/** Who else has this codebook open, each person once, in the order of their names. */
export function useWriters(live: LiveDocument | null, personId: string): readonly Writer[] {
  return useOthers(live?.provider.awareness ?? null, personId, Where, isWriting)
}

/** Of two windows of one person the one that writes counts. */
function isWriting({ field }: Pick<Writer, 'field'>): boolean {
  return field !== null
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
