import { useTranslation } from 'react-i18next'
import { type Draws, intervalMethods, usualTargets } from '#model/agreement/interval-method.ts'
import { thresholdText } from '../coefficient-text.ts'
import { ChoiceForm, NumberField, TargetsField } from './choice-form.tsx'
import { Options } from './options.tsx'

/**
 * How intervals may be made: by formula, or of draws, how many and from which seed.
 *
 * @param draws `null`: by formula
 * @param usual what is made where the address says nothing
 */
export function IntervalChoices({
  draws,
  usual,
}: {
  draws: Draws | null
  usual: 'formula' | 'percentile'
}) {
  const { t } = useTranslation('agreement')
  const { t: calculator } = useTranslation('calculator')
  const clear = { bootstrap: undefined, targets: undefined }
  const formula =
    usual === 'formula'
      ? { ...clear, interval: undefined }
      : { ...clear, interval: undefined, bootstrap: '0' }
  const methods = intervalMethods.map((method) => ({
    label: calculator(`form.methods.${method}`),
    change: {
      ...clear,
      interval: method === usual ? undefined : method,
    },
    isCurrent: method === draws?.method,
  }))
  return (
    <>
      <Options
        options={[
          { label: t('every.formula'), change: formula, isCurrent: draws === null },
          ...methods,
        ]}
      />
      {draws !== null && (
        <ChoiceForm names={['bootstrap', 'seed', 'targets']}>
          <NumberField
            name="bootstrap"
            label={t('chips.draws')}
            value={draws.draws}
            least={1}
            most={20_000}
          />
          <NumberField
            name="seed"
            label={t('chips.seed')}
            value={draws.seed}
            least={0}
            most={4_294_967_295}
          />
          {draws.method === 'krippendorff' && (
            <TargetsField
              label={calculator('form.targets')}
              value={(draws.targets ?? usualTargets)
                .map((target) => thresholdText(t, target))
                .join(' ')}
            />
          )}
        </ChoiceForm>
      )}
    </>
  )
}
