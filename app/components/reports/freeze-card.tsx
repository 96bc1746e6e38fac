import { useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { overlapRules, unitChoices, unitKinds } from '#model/agreement/choices.ts'
import {
  fewestDraws,
  type IntervalMethod,
  intervalMethods,
  usualDraws,
} from '#model/agreement/interval-method.ts'
import { interfaceLanguages } from '#model/interface-language.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { Choice, SelectField, TextField } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { useProblem } from '../problem-notice.tsx'
import { type Comparable, ComparedFields } from './compared-fields.tsx'
import styles from './freeze-card.module.css'

const usual = unitChoices({ unit: 'turn' })

/** What a report is made with. What the address of the page chooses is chosen here too. */
export function FreezeCard({ isFirst, choosable }: { isFirst: boolean; choosable: Comparable }) {
  const { t, i18n } = useTranslation(['reports', 'agreement'])
  const [search] = useSearchParams()
  const [unit, setUnit] = useState(search.get('unit') ?? usual.unit)
  const [method, setMethod] = useState(methodNamed(search.get('interval')))
  const problem = useProblem()
  return (
    <Card title={t('freeze.title')} small={t('freeze.small')}>
      <FieldForm className={styles.form}>
        {isFirst && <p>{t('none.lead')}</p>}
        <div className={styles.fields}>
          <SelectField
            name="unit"
            label={t('freeze.unit')}
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
            problem={problem}
          >
            {unitKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`agreement:chips.${kind}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            name="overlap"
            label={t('freeze.overlap')}
            defaultValue={search.get('overlap') ?? usual.overlap}
            problem={problem}
          >
            {overlapRules.map((rule) => (
              <option key={rule} value={rule}>
                {t(`agreement:chips.overlaps.${rule}`)}
              </option>
            ))}
          </SelectField>
          {unit === 'window' && (
            <TextField
              name="windowLength"
              label={t('freeze.windowLength')}
              type="number"
              min={10}
              max={100_000}
              defaultValue={search.get('windowLength') ?? usual.windowLength}
              problem={problem}
            />
          )}
          <SelectField
            name="interval"
            label={t('freeze.interval')}
            value={method}
            onChange={(event) => setMethod(methodNamed(event.target.value))}
            problem={problem}
          >
            {intervalMethods.map((one) => (
              <option key={one} value={one}>
                {t(`freeze.methods.${one}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            key={method}
            name="bootstrap"
            label={t('freeze.draws')}
            hint={t('freeze.drawsHint')}
            type="number"
            min={fewestDraws}
            max={20_000}
            defaultValue={Math.max(
              fewestDraws,
              Number(search.get('bootstrap') ?? usualDraws[method]),
            )}
            problem={problem}
          />
          <TextField
            name="seed"
            label={t('freeze.seed')}
            hint={t('freeze.seedHint')}
            type="number"
            min={0}
            max={4_294_967_295}
            defaultValue={search.get('seed') ?? 1}
            problem={problem}
          />
          <SelectField
            name="language"
            label={t('freeze.language')}
            defaultValue={i18n.language}
            problem={problem}
          >
            {interfaceLanguages.map((language) => (
              <option key={language} value={language} lang={language}>
                {t(`freeze.languages.${language}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <ComparedFields choosable={choosable} problem={problem} />
        <Choice
          name="pseudonyms"
          value="1"
          label={t('freeze.pseudonyms')}
          hint={t('freeze.pseudonymsHint')}
        />
        <FormActions>
          <SubmitButton busy={t('freeze.busy')}>{t('freeze.submit')}</SubmitButton>
        </FormActions>
      </FieldForm>
    </Card>
  )
}

function methodNamed(name: string | null): IntervalMethod {
  return intervalMethods.find((one) => one === name) ?? 'percentile'
}
