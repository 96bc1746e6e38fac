import { useTranslation } from 'react-i18next'
import styles from './new-round-form.module.css'
import type { Pair } from './pairs.ts'

/** What the boxes amount to, said as they change. */
export function AssignmentSum({ chosen }: { chosen: ReadonlySet<Pair> }) {
  const { t } = useTranslation('rounds')
  const perTranscript = new Map<string, number>()
  const coders = new Set<string>()
  for (const pair of chosen) {
    const [transcript = '', coder = ''] = pair.split(':')
    perTranscript.set(transcript, (perTranscript.get(transcript) ?? 0) + 1)
    coders.add(coder)
  }
  const several = [...perTranscript.values()].filter((count) => count > 1).length
  return (
    <p className={styles.sum} aria-live="polite">
      {chosen.size === 0
        ? t('assign.nothing')
        : t('assign.sum', {
            transcripts: t('lead.transcripts', { count: perTranscript.size }),
            coders: t('lead.coders', { count: coders.size }),
            layers: t('assign.layers', { count: chosen.size }),
            several: t('assign.several', { count: several }),
          })}
    </p>
  )
}
