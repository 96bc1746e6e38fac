import { useNavigate } from '@remix-run/react'
import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerSession } from '#app/live/layer-session.ts'
import type { PastAct, PastActs } from '#app/live/past-acts.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { notify } from '../toasts.tsx'
import type { Codes } from './codes.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { useStable } from './use-stable.ts'

/**
 * Undo beyond this visit of this transcript: the last act goes back where it was done, which is opened
 * first where that is another transcript, so that nothing changes unseen.
 *
 * @param session `null` where nothing may be changed
 * @returns takes one act back. Its answer: whether there was one
 */
export function usePastActs(
  { me, round, transcript, mayWrite }: OpenedWorkspace,
  past: PastActs,
  session: LayerSession | null,
  codes: Codes,
  announce: (said: string) => void,
): () => boolean {
  const { t } = useTranslation('workspace')
  const navigate = useNavigate()
  const document = formatDocumentName({
    kind: 'layer',
    roundId: round.id,
    transcriptId: transcript.id,
    coderId: me.id,
  })
  const say = (said: string) => {
    notify({ title: said, of: 'undo' })
    announce(said)
  }
  const takeBack = useStable(async (act: PastAct) => {
    const { title } = act
    const isBack = session !== null && (await session.takeBack(act))
    const { kind, code = '', turn } = act.act
    const name = codes.byId.get(code)?.code.name ?? code
    const said = t(`acts.undo.${kind}`, { code: name, turn })
    say(t(isBack ? 'acts.past.back' : 'acts.past.stays', { title, said }))
  })
  useEffect(() => {
    // A page that may write waits for its layer; one that may not says so at once.
    if (session === null && mayWrite) return
    const wanted = past.wantedIn(document)
    if (wanted !== null) void takeBack(wanted)
  }, [session, mayWrite, past, document, takeBack])
  return useCallback(() => {
    const act = past.take(me.id)
    if (act === null) return false
    if (act.document === document) void takeBack(act)
    else {
      past.want(act)
      navigate(act.path)
    }
    return true
  }, [past, me.id, document, navigate, takeBack])
}
