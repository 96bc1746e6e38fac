import { useMemo } from 'react'
import type { Face } from '#model/person.ts'
import { useStable } from './use-stable.ts'

/** What the other coders are called, by their ids; `?` for whoever is not known (any more). */
export function useCoderNames(others: readonly Face[]) {
  const byId = useMemo(() => new Map(others.map((coder) => [coder.id, coder])), [others])
  return {
    nameOf: useStable((coder: string) => byId.get(coder)?.name ?? '?'),
    initialsOf: useStable((coder: string) => byId.get(coder)?.initials ?? '?'),
  }
}
