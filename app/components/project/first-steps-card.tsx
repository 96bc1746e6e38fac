import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FirstStep } from '#model/first-steps.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import styles from './first-steps-card.module.css'

/** What a project goes through, ticking itself; it goes away when it is not wanted. */
export function FirstStepsCard({
  steps,
  addresses,
}: {
  steps: readonly { step: FirstStep; done: boolean }[]
  /** Where each step is taken; `null` where something else must come first. */
  addresses: Record<FirstStep, string | null>
}) {
  const { t } = useTranslation('projects')
  const done = steps.filter((step) => step.done).length
  return (
    <Card
      title={t('steps.title')}
      small={t('steps.count', { done, all: steps.length })}
      padded={false}
    >
      <ul className={styles.steps}>
        {steps.map(({ step, done }) => {
          const address = addresses[step]
          return (
            <li key={step} className={done ? styles.done : undefined}>
              <span className={styles.tick} aria-hidden="true">
                {done && '✓'}
              </span>
              <span>
                {done || address === null ? (
                  t(`steps.${step}`)
                ) : (
                  <Link to={address}>{t(`steps.${step}`)}</Link>
                )}
                <span className="visually-hidden"> ({t(done ? 'steps.done' : 'steps.toDo')})</span>
              </span>
            </li>
          )
        })}
      </ul>
      <StepsSwitch hidden={false} />
    </Card>
  )
}

/** Puts the first steps away or brings them back. */
export function StepsSwitch({ hidden }: { hidden: boolean }) {
  const { t } = useTranslation('projects')
  return (
    <Form method="post" className={styles.switch}>
      <SubmitButton intent={hidden ? 'show-steps' : 'hide-steps'} look="quiet">
        {t(hidden ? 'steps.show' : 'steps.hide')}
      </SubmitButton>
    </Form>
  )
}
