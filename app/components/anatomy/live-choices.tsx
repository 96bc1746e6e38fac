import { useTranslation } from 'react-i18next'
import type { LiveFigures } from '#server/agreement/live-figures.ts'
import { OneOfChip } from '../agreement/choices/one-of-chip.tsx'
import { ShapingChips } from '../agreement/choices/shaping-chips.tsx'

/** What is counted while coders are at work, and what shapes the figures. */
export function LiveChoices({ shown }: { shown: LiveFigures }) {
  const { t } = useTranslation('anatomy')
  return (
    <ShapingChips
      page={shown}
      own={
        <OneOfChip
          name="counted"
          label={t('live.counted')}
          all={(['passed', 'completed'] as const).map((id) => ({
            id,
            name: t(`live.counting.${id}`),
          }))}
          chosen={shown.settings.counted}
        />
      }
    />
  )
}
