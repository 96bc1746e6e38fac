import { useCallback, useEffect, useMemo, useState } from 'react'
import { useDraftCodebook } from '#app/live/use-draft-codebook.ts'
import type { Code, Codebook } from '#model/codebook.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'

/** The codebook of the round: as it was pinned, or the working codebook as it changes. */
export function useRoundCodebook({ me, project, round, codebook: served }: OpenedWorkspace): {
  codebook: Codebook
  /** A code that the server added for this page, to be used before the live document has it. */
  know: (code: Code) => void
} {
  const document =
    round.codebookVersion === null
      ? formatDocumentName({ kind: 'codebook', projectId: project.id })
      : null
  const live = useDraftCodebook(document, me.id, served)
  const [added, setAdded] = useState<readonly Code[]>([])
  const missing = useMemo(() => {
    const there = new Set(live.codes.map(({ id }) => id))
    return added.filter(({ id }) => !there.has(id))
  }, [live, added])
  // Once it has arrived the document says what becomes of it.
  useEffect(() => {
    if (missing.length < added.length) setAdded(missing)
  }, [missing, added])
  const codebook = useMemo(
    () => (missing.length === 0 ? live : { ...live, codes: [...live.codes, ...missing] }),
    [live, missing],
  )
  return { codebook, know: useCallback((code) => setAdded((known) => [...known, code]), []) }
}
