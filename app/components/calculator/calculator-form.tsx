import { Form, useNavigate, useNavigation } from '@remix-run/react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type IntervalMethod,
  intervalMethods,
  usualDraws,
  usualTargets,
} from '#model/agreement/interval-method.ts'
import { lengths } from '#model/lengths.ts'
import type { CalculatorKind } from '#server/agreement/calculator.ts'
import type { Problem } from '../../route.server.ts'
import { useNumberText } from '../../use-number-text.ts'
import { thresholdText } from '../agreement/coefficient-text.ts'
import { Button, LinkButton, SubmitButton } from '../button.tsx'
import { classes } from '../classes.ts'
import { Choice, Field, SelectField, TextAreaField, TextField } from '../field.tsx'
import { FormActions } from '../form.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import styles from './calculator-form.module.css'

/** Where the rows come from, and what is asked of them. */
export function CalculatorForm({
  kind,
  address,
  example,
  limits,
  problem,
}: {
  kind: CalculatorKind
  /** Of the page as it stands. */
  address: string
  /** Rows to begin with; empty where none were asked for. */
  example: string
  limits: { kibibytes: number; draws: number; seconds: number; gammaSeconds: number }
  problem: Problem | undefined
}) {
  const { t } = useTranslation('calculator')
  const numberText = useNumberText()
  const { state, formData } = useNavigation()
  const navigate = useNavigate()
  const file = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const isCalculating = state !== 'idle' && formData !== undefined
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    setOver(false)
    if (event.dataTransfer.files.length === 0 || file.current === null) return
    event.preventDefault()
    file.current.files = event.dataTransfer.files
  }
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      action={address}
      className={classes(styles.form, isOver && styles.over)}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ProblemNotice problem={problem} />
      <input type="hidden" name="kind" value={kind} />
      <TextAreaField
        name="text"
        label={t('form.text')}
        hint={t(`form.columns.${kind}`)}
        problem={problem}
        rows={10}
        defaultValue={example}
        spellCheck={false}
        dir="auto"
      />
      <Field
        name="file"
        label={t('form.file')}
        hint={t('form.fileHint', { size: `${numberText(limits.kibibytes)} KiB` })}
        problem={problem}
      >
        {(wiring) => (
          <input ref={file} type="file" name="file" accept=".csv,.txt,text/csv" {...wiring} />
        )}
      </Field>
      <div className={styles.settings}>
        {kind === 'spans' ? (
          <SpansSettings
            problem={problem}
            isExample={example !== ''}
            gammaSeconds={limits.gammaSeconds}
          />
        ) : (
          <RatingsSettings kind={kind} problem={problem} mostDraws={limits.draws} />
        )}
        <TextField
          name="seed"
          label={t('form.seed')}
          hint={t('form.seedHint')}
          problem={problem}
          inputMode="numeric"
          defaultValue="1"
        />
      </div>
      {kind === 'spans' && (
        <Choice
          name="combine"
          label={t('form.combine')}
          hint={t('form.combineHint')}
          defaultChecked
        />
      )}
      <FormActions>
        <SubmitButton busy={t('form.busy')}>{t('form.submit')}</SubmitButton>
        {isCalculating ? (
          <Button onClick={() => navigate(address)}>{t('form.cancel')}</Button>
        ) : (
          <LinkButton look="quiet" to={`?kind=${kind}&example=1`} reloadDocument>
            {t('form.example')}
          </LinkButton>
        )}
      </FormActions>
      <p className={styles.limits} role="status">
        {isCalculating ? t('form.busy') : t('form.limits', { seconds: limits.seconds })}
      </p>
    </Form>
  )
}

function RatingsSettings({
  kind,
  problem,
  mostDraws,
}: {
  kind: 'ratings' | 'sets'
  problem: Problem | undefined
  mostDraws: number
}) {
  const { t } = useTranslation('calculator')
  const [method, setMethod] = useState<IntervalMethod>('percentile')
  const [draws, setDraws] = useState<string>()
  return (
    <>
      {kind === 'sets' && (
        <TextField
          name="separator"
          label={t('form.separator')}
          problem={problem}
          defaultValue="|"
          required
        />
      )}
      <TextField
        name="categories"
        maxLength={lengths.list}
        label={t('form.categories')}
        hint={t('form.categoriesHint')}
        problem={problem}
        dir="auto"
      />
      <TextField
        name="draws"
        label={t('form.draws')}
        hint={t('form.drawsHint', { most: mostDraws })}
        problem={problem}
        inputMode="numeric"
        // Until somebody types a number it is the usual one of the method.
        value={draws ?? Math.min(usualDraws[method], mostDraws)}
        onChange={(event) => setDraws(event.target.value)}
      />
      <SelectField
        name="method"
        label={t('form.method')}
        hint={t('form.methodHint')}
        problem={problem}
        value={method}
        onChange={(event) =>
          setMethod(intervalMethods.find((one) => one === event.target.value) ?? 'percentile')
        }
      >
        {intervalMethods
          .filter((method) => kind === 'ratings' || method !== 'krippendorff')
          .map((method) => (
            <option key={method} value={method}>
              {t(`form.methods.${method}`)}
            </option>
          ))}
      </SelectField>
      {kind === 'ratings' && (
        <TextField
          name="targets"
          label={t('form.targets')}
          hint={t('form.targetsHint')}
          problem={problem}
          defaultValue={usualTargets.map((target) => thresholdText(t, target)).join(' ')}
        />
      )}
    </>
  )
}

function SpansSettings({
  problem,
  isExample,
  gammaSeconds,
}: {
  problem: Problem | undefined
  isExample: boolean
  gammaSeconds: number
}) {
  const { t } = useTranslation('calculator')
  return (
    <>
      <TextField
        name="length"
        label={t('form.length')}
        hint={t('form.lengthHint')}
        problem={problem}
        inputMode="numeric"
        required
        defaultValue={isExample ? '1200' : ''}
      />
      <TextField
        name="samples"
        label={t('form.samples')}
        hint={t('form.samplesHint', { seconds: gammaSeconds })}
        problem={problem}
        inputMode="numeric"
        defaultValue={isExample ? '30' : ''}
      />
    </>
  )
}
