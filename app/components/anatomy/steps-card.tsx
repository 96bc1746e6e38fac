import { Link } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { Trans, useTranslation } from 'react-i18next'
import { isAdvised, type NextStep } from '#model/agreement/anatomy/next-steps.ts'
import { fractionText, listText, percentText } from '../agreement/coefficient-text.ts'
import { Card } from '../card.tsx'
import { type PlaceOfRound, useListAddress } from './addresses.ts'
import type { Names } from './names.ts'
import styles from './steps-card.module.css'

/** Told at once; the others open on demand. */
const atFirst = 6

/** What to do next, in words, that which costs most first. */
export function StepsCard({
  place,
  steps,
  names,
  mayReadPassages,
}: {
  place: PlaceOfRound
  steps: readonly NextStep[]
  names: Names
  mayReadPassages: boolean
}) {
  const { t } = useTranslation('anatomy')
  const list = (shown: readonly NextStep[]) => (
    <ol className={styles.steps}>
      {shown.map((step) => (
        <li key={keyOf(step)}>
          <p>
            <StepWords step={step} names={names} />
          </p>
          {mayReadPassages && <StepLink place={place} step={step} />}
        </li>
      ))}
    </ol>
  )
  const rest = steps.slice(atFirst)
  return (
    <Card title={t('steps.title')} small={t('steps.small')} padded={false}>
      {list(steps.slice(0, atFirst))}
      {rest.length > 0 && (
        <details className={styles.more}>
          <summary>{t('steps.more', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </Card>
  )
}

/** One step as a sentence. */
export function StepWords({ step, names }: { step: NextStep; names: Names }) {
  const { t } = useTranslation('anatomy')
  const { key, ...values } = sentenceOf(t, step, names)
  return <Trans t={t} i18nKey={`steps.${key}`} values={values} components={{ b: <b /> }} />
}

function sentenceOf(t: TFunction<'anatomy'>, step: NextStep, names: Names) {
  switch (step.step) {
    case 'define_border': {
      const { code, other, places, of } = step
      return { key: step.step, code: names.code(code), other: names.code(other), places, count: of }
    }
    case 'define_boundaries':
      return { key: step.step, code: names.code(step.code), places: step.places, count: step.of }
    case 'look_for':
    case 'hold_back':
    case 'talk_over': {
      const { code, coders, places, of } = step
      const who = names.inOrder(coders).map((coder) => names.coder(coder))
      const { step: asked } = step
      const isOfEach = who.length > 1 && asked !== 'talk_over'
      const said = isOfEach ? (`${asked}_each` as const) : asked
      return {
        key: isAdvised(step) || said === 'talk_over' ? said : (`found.${said}` as const),
        code: names.code(code),
        coders: listText(t, who),
        places,
        count: of,
      }
    }
    case 'read_transcript':
      return {
        key: step.step,
        transcript: names.transcript(step.transcript),
        share: percentText(step.share),
        size: percentText(step.size),
      }
    case 'speak_with': {
      const { coder, habit, value, of } = step
      return {
        key:
          isAdvised(step) || habit === 'late'
            ? (`speak_with.${habit}` as const)
            : (`found.${habit}` as const),
        coder: names.coder(coder),
        count: of,
        value: habit === 'late' ? percentText(value) : fractionText(t, value, 2),
      }
    }
  }
}

/** Where the passages of a step are listed: those of all coders, since the step is about all. */
function StepLink({ place, step }: { place: PlaceOfRound; step: NextStep }) {
  const { t } = useTranslation('anatomy')
  const listed = useListAddress(place)
  const chosen = choiceOf(step)
  if (chosen === null) return null
  const words = 'listed' in step ? t('steps.places', { count: step.listed }) : t('steps.passages')
  return (
    <small>
      <Link to={listed({ code: undefined, pair: undefined, ...chosen })}>{words}</Link>
    </small>
  )
}

function choiceOf(step: NextStep): Record<string, string> | null {
  switch (step.step) {
    case 'define_border':
      return { code: step.code, kind: 'other_code' }
    case 'define_boundaries':
      return { code: step.code, kind: 'boundary' }
    case 'look_for':
      return { code: step.code, kind: 'missed' }
    case 'hold_back':
      return { code: step.code, kind: 'extra' }
    case 'talk_over':
      return { code: step.code, kind: 'one_sided' }
    case 'read_transcript':
      return { transcript: step.transcript }
    case 'speak_with':
      return null
  }
}

function keyOf(step: NextStep): string {
  return Object.values(step).join(' ')
}
