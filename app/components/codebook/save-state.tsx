import { useTranslation } from 'react-i18next'
import type { ConnectionState } from '../../live/connection.ts'
import { Pill } from '../pill.tsx'

/** How the work stands with the server, told by the server's acknowledgement alone. */
export function SaveState({ state }: { state: ConnectionState }) {
  const { t } = useTranslation('codebook')
  const { link, saved, unsaved, late } = state
  const [tone, words] =
    link === 'refused'
      ? (['bad', t('save.refused')] as const)
      : link === 'offline' || late
        ? ([
            'warn',
            unsaved === 0 ? t('save.offline') : t('save.kept', { count: unsaved }),
          ] as const)
        : link === 'connecting'
          ? (['plain', t('save.connecting')] as const)
          : saved
            ? (['ok', t('save.saved')] as const)
            : (['plain', t('save.saving')] as const)
  return (
    <span role="status">
      <Pill tone={tone}>{words}</Pill>
    </span>
  )
}
