import { useTranslation } from 'react-i18next'
import { intervalMethods } from '#model/agreement/interval-method.ts'
import type { EveryOfCodePage } from '#server/agreement/every-of-code.ts'
import { Chip } from './choices/chip.tsx'
import { Options } from './choices/options.tsx'

/** Continua that are customary for gamma (Mathet et al. 2015), and more. */
const gammaChoices = [30, 100]

/** How intervals of a code's units are made, and whether gamma is computed. */
export function EveryChips({ asked }: { asked: EveryOfCodePage['asked'] }) {
  const { t } = useTranslation('agreement')
  const { t: calculator } = useTranslation('calculator')
  const method = asked.draws?.method
  const samples = asked.gamma?.samples
  const methods = [undefined, ...intervalMethods].map((one) => ({
    label: one === undefined ? t('every.formula') : calculator(`form.methods.${one}`),
    change: { interval: one },
    isCurrent: one === method,
  }))
  const gammas = [undefined, ...gammaChoices].map((count) => ({
    label: count === undefined ? t('every.gammaOff') : t('every.gammaOn', { count }),
    change: { gamma: count === undefined ? undefined : String(count) },
    isCurrent: count === samples,
  }))
  return (
    <>
      <Chip
        label={t('every.interval')}
        value={method === undefined ? t('every.formula') : calculator(`form.methods.${method}`)}
      >
        <Options options={methods} />
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
