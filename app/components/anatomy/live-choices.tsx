import { useTranslation } from 'react-i18next'
import { unitKinds } from '#model/agreement/choices.ts'
import type { LiveFigures } from '#server/agreement/live-figures.ts'
import { ChoiceBar } from './choice-bar.tsx'

/** What is counted while coders are at work, and in which units. */
export function LiveChoices({ shown: { settings } }: { shown: LiveFigures }) {
  const { t } = useTranslation(['anatomy', 'agreement'])
  return (
    <ChoiceBar
      choices={[
        {
          name: 'counted',
          label: t('live.counted'),
          value: settings.counted,
          options: (['passed', 'completed'] as const).map((value) => ({
            value,
            label: t(`live.counting.${value}`),
          })),
        },
        {
          name: 'unit',
          label: t('agreement:chips.unit'),
          value: settings.unit,
          options: unitKinds.map((value) => ({ value, label: t(`agreement:chips.${value}`) })),
        },
      ]}
    />
  )
}
