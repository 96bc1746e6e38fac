import { useTranslation } from 'react-i18next'
import { unitChoices } from '#model/agreement/choices.ts'
import { drawsIn } from '#model/agreement/figures.ts'
import type { ListedReport } from '#server/methods-reports.ts'

const parts = ['codes', 'coders', 'transcripts'] as const

/** What a report was made with: unit, draws and seed, and below them what is not as it always is. */
export function ReportSettings({
  settings,
  pseudonyms,
}: Pick<ListedReport, 'settings' | 'pseudonyms'>) {
  const { t } = useTranslation(['reports', 'agreement'])
  const { method, draws, seed } = drawsIn(settings)
  const { unit, windowLength, overlap, level } = unitChoices(settings)
  const limited = parts.flatMap((part) => {
    const chosen = settings[part]
    return chosen === undefined ? [] : t(`list.some.${part}`, { count: chosen.length })
  })
  const besides = [
    unit === 'window' && t('agreement:chips.windowOf', { length: windowLength }),
    overlap !== 'any' && t('list.rule', { rule: t(`agreement:chips.overlaps.${overlap}`) }),
    level !== undefined && t('list.level', { count: level + 1 }),
    method !== 'percentile' && t('list.intervals', { method: t(`freeze.methods.${method}`) }),
    limited.length > 0 && t('list.chosen', { what: limited.join(', ') }),
    pseudonyms && t('list.pseudonyms'),
  ].filter((part) => part !== false)
  return (
    <>
      {t('list.settings', { unit: t(`agreement:chips.units.${unit}`), draws, seed })}
      {besides.length > 0 && <small>{besides.join('; ')}</small>}
    </>
  )
}
