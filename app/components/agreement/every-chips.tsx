import { useTranslation } from 'react-i18next'
import type { EveryOfCodePage } from '#server/agreement/every-of-code.ts'
import { Chip } from './choices/chip.tsx'
import { IntervalChoices } from './choices/interval-choices.tsx'
import { Options } from './choices/options.tsx'

/** Continua that are customary for gamma (Mathet et al. 2015), and more. */
const gammaChoices = [30, 100]

/** How intervals of a code's units are made, and whether gamma is computed. */
export function EveryChips({ asked: { draws, gamma } }: Pick<EveryOfCodePage, 'asked'>) {
  const { t } = useTranslation('agreement')
  const { t: calculator } = useTranslation('calculator')
  const samples = gamma?.samples
  const gammas = [undefined, ...gammaChoices].map((count) => ({
    label: count === undefined ? t('every.gammaOff') : t('every.gammaOn', { count }),
    change: { gamma: count === undefined ? undefined : String(count) },
    isCurrent: count === samples,
  }))
  return (
    <>
      <Chip
        key={JSON.stringify(draws)}
        label={t('chips.interval')}
        value={
          draws === null
            ? t('chips.formula')
            : t('every.drawn', {
                method: calculator(`form.methods.${draws.method}`),
                draws: t('chips.drawCount', { count: draws.draws }),
                seed: draws.seed,
              })
        }
      >
        <IntervalChoices draws={draws} usual="formula" />
      </Chip>
      <Chip
        label={t('every.gamma')}
        value={samples === undefined ? t('every.gammaOff') : t('every.gammaOn', { count: samples })}
      >
        <Options options={gammas} />
      </Chip>
    </>
  )
}
