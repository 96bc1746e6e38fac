import { useTranslation } from 'react-i18next'
import { overlapRules, unitChoices, unitKinds } from '#model/agreement/choices.ts'
import { Chip } from './chip.tsx'
import { ChoiceForm, NumberField } from './choice-form.tsx'
import type { Compared } from './compared-chips.tsx'
import { Options } from './options.tsx'
import { anew } from './search.ts'

/** What is compared: the unit, how long a window is, when a unit has a code. */
export function UnitChips({ settings }: Pick<Compared, 'settings'>) {
  const { t } = useTranslation('agreement')
  const { unit, windowLength, overlap } = unitChoices(settings)
  const isWindow = unit === 'window'
  return (
    <>
      <Chip
        key={`${unit} ${windowLength}`}
        label={t('chips.unit')}
        value={isWindow ? t('chips.windowOf', { length: windowLength }) : t(`chips.${unit}`)}
      >
        <Options
          options={unitKinds.map((kind) => ({
            label: t(`chips.${kind}`),
            change: { ...anew, unit: kind, windowLength: undefined },
            isCurrent: kind === unit,
          }))}
        />
        {isWindow && (
          <ChoiceForm names={['windowLength']}>
            <NumberField
              name="windowLength"
              label={t('chips.windowLength')}
              value={windowLength}
              least={10}
              most={100_000}
            />
          </ChoiceForm>
        )}
      </Chip>
      <Chip key={overlap} label={t('chips.overlap')} value={t(`chips.overlaps.${overlap}`)}>
        <Options
          options={overlapRules.map((rule) => ({
            label: t(`chips.overlaps.${rule}`),
            change: { ...anew, overlap: rule },
            isCurrent: rule === overlap,
          }))}
        />
      </Chip>
    </>
  )
}
