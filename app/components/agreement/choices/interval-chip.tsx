import { useTranslation } from 'react-i18next'
import { drawsIn } from '#model/agreement/figures.ts'
import type { AgreementShown } from '#server/agreement.ts'
import { Chip } from './chip.tsx'
import { IntervalChoices } from './interval-choices.tsx'
import { intervalNote } from './interval-note.ts'

/** How intervals come about: drawn how often, from which seed, or by formula. */
export function IntervalChip({ report }: { report: AgreementShown }) {
  const { t } = useTranslation('agreement')
  const draws = drawsIn(report.settings)
  return (
    <Chip key={JSON.stringify(draws)} label={t('chips.interval')} value={intervalNote(t, report)}>
      <IntervalChoices draws={draws.draws === 0 ? null : draws} usual="percentile" />
    </Chip>
  )
}
