import { useTranslation } from 'react-i18next'
import type { AgreementShown } from '#server/agreement.ts'
import { useNumberText } from '../../../use-number-text.ts'
import { Chip } from './chip.tsx'
import { ChoiceForm, NumberField } from './choice-form.tsx'
import { intervalNote } from './interval-note.ts'
import { Options } from './options.tsx'

const drawChoices = [0, 1_000, 2_000, 10_000]

/** How intervals come about: drawn how often, from which seed, or by formula. */
export function IntervalChip({ report }: { report: AgreementShown }) {
  const { t } = useTranslation('agreement')
  const numberText = useNumberText()
  const { bootstrap, seed } = report.settings
  return (
    <Chip key={`${bootstrap} ${seed}`} label={t('chips.interval')} value={intervalNote(t, report)}>
      <span>{t('chips.draws')}</span>
      <Options
        options={drawChoices.map((draws) => ({
          label: draws === 0 ? t('chips.none') : numberText(draws),
          change: { bootstrap: String(draws) },
          isCurrent: draws === bootstrap,
        }))}
      />
      <ChoiceForm names={['seed']}>
        <NumberField
          name="seed"
          label={t('chips.seed')}
          value={seed}
          least={0}
          most={4_294_967_295}
        />
      </ChoiceForm>
    </Chip>
  )
}
