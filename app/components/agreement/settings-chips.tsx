import { Form, Link, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { overlapRules, unitKinds } from '#model/agreement/choices.ts'
import type { AgreementReport } from '#server/agreement.ts'
import { useNumberText } from '../../use-number-text.ts'
import { Button } from '../button.tsx'
import { classes } from '../classes.ts'
import styles from './settings-chips.module.css'

const drawChoices = [0, 1_000, 2_000, 10_000]

/** What shaped the figures, as chips; each leads to the same page shaped otherwise. */
export function SettingsChips({ report }: { report: AgreementReport }) {
  const { t } = useTranslation('agreement')
  const numberText = useNumberText()
  const [search] = useSearchParams()
  const { settings, ledger } = report
  const unitWord = t(`chips.units.${settings.unit}`)
  const drawn = report.coefficients.find((one) => one.interval.method === 'bootstrap')?.interval
  return (
    <section className={styles.chips} aria-label={t('chips.label')}>
      <span className={styles.choice}>
        <span className={styles.label}>{t('chips.unit')}</span>
        {unitKinds.map((unit) => (
          <Choice key={unit} change={{ unit }} isCurrent={unit === settings.unit}>
            {t(`chips.${unit}`)}
          </Choice>
        ))}
      </span>
      <span className={styles.choice}>
        <span className={styles.label}>{t('chips.overlap')}</span>
        {overlapRules.map((overlap) => (
          <Choice
            key={overlap}
            change={{ overlap }}
            isCurrent={overlap === (settings.overlap ?? 'any')}
          >
            {t(`chips.overlaps.${overlap}`)}
          </Choice>
        ))}
      </span>
      <details className={styles.chip}>
        <summary>
          <span className={styles.label}>{t('chips.interval')}</span>{' '}
          {drawn?.method === 'bootstrap'
            ? t('chips.drawn', {
                draws: settings.bootstrap,
                what: t(`chips.${drawn.drawn}`),
                seed: settings.seed,
              })
            : t(settings.bootstrap === 0 ? 'chips.formula' : 'noInterval.undefined')}
        </summary>
        <div className={styles.open}>
          <span className={styles.choice}>
            <span className={styles.label}>{t('chips.draws')}</span>
            {drawChoices.map((draws) => (
              <Choice
                key={draws}
                change={{ bootstrap: String(draws) }}
                isCurrent={draws === settings.bootstrap}
              >
                {draws === 0 ? t('chips.none') : numberText(draws)}
              </Choice>
            ))}
          </span>
          <Form method="get" className={styles.seed}>
            {[...search]
              .filter(([name]) => name !== 'seed')
              .map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
            <label>
              {t('chips.seed')}{' '}
              <input
                name="seed"
                type="number"
                min="0"
                max="4294967295"
                required
                defaultValue={settings.seed}
              />
            </label>
            <Button type="submit">{t('chips.set')}</Button>
          </Form>
        </div>
      </details>
      <span className={styles.chip}>
        <span className={styles.label}>{t('chips.codable')}</span>{' '}
        {ledger.turns.notCodable === 0
          ? t('chips.allTurns')
          : t('chips.someTurns', { count: ledger.turns.notCodable })}
      </span>
      <span>
        {t('chips.computed', {
          ratings: report.ratings,
          units: ledger.units.compared,
          unit: unitWord,
        })}
      </span>
    </section>
  )
}

function Choice({
  change,
  isCurrent,
  children,
}: {
  change: Record<string, string>
  isCurrent: boolean
  children: string
}) {
  const [search] = useSearchParams()
  const to = new URLSearchParams({ ...Object.fromEntries(search), ...change })
  return (
    <Link
      to={`?${to}`}
      className={classes(styles.option, isCurrent && styles.current)}
      aria-current={isCurrent ? 'true' : undefined}
      preventScrollReset
      rel="nofollow"
    >
      {children}
    </Link>
  )
}
