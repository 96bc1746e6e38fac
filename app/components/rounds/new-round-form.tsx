import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assignment } from '#model/assignments.ts'
import { lengths } from '#model/lengths.ts'
import type { Face } from '#model/person.ts'
import type { Problem } from '../../route.server.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { Choice, Choices, SelectField, TextField } from '../field.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { AssignmentSum } from './assignment-sum.tsx'
import { AssignmentTable } from './assignment-table.tsx'
import styles from './new-round-form.module.css'
import { pairsOf, pairsToBegin } from './pairs.ts'
import { ShareOut } from './share-out.tsx'

export interface NewRoundFormProps {
  id: string
  /** Whoever makes it. */
  me: string
  seed: number
  transcripts: readonly { id: string; title: string; words: number }[]
  coders: readonly Face[]
  /** Whose boxes are ticked to begin with; `null`: everybody’s. */
  lastCoders: readonly string[] | null
  versions: readonly { version: number }[]
  /** A share that the server drew, where there is no script. */
  drawn: readonly Assignment[] | undefined
  problem: Problem | undefined
}

/** Everything that makes a round, on one page. */
export function NewRoundForm(props: NewRoundFormProps) {
  const { id, me, seed, transcripts, coders, versions, drawn, problem } = props
  const { t } = useTranslation('rounds')
  const [chosen, setChosen] = useState(() =>
    drawn === undefined ? pairsToBegin(props) : pairsOf(drawn, transcripts, coders),
  )
  const [latest] = versions
  const isOwn = [...chosen].some((pair) => pair.endsWith(`:${me}`))
  return (
    <Form method="post" className={styles.form}>
      <ProblemNotice problem={problem} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="seed" value={seed} />
      <div className={styles.fields}>
        <TextField
          name="name"
          label={t('create.name')}
          placeholder={t('create.namePlaceholder')}
          maxLength={lengths.name}
          required
          problem={problem}
        />
        <Choices legend={t('create.visibility')}>
          <Choice
            type="radio"
            name="visibility"
            value="blind"
            defaultChecked
            label={t('create.blind')}
            hint={t('create.blindHint')}
          />
          <Choice
            type="radio"
            name="visibility"
            value="open"
            label={t('create.open')}
            hint={t('create.openHint')}
          />
        </Choices>
        <SelectField
          name="codebookVersion"
          label={t('create.codebook')}
          hint={t('create.codebookHint')}
          problem={problem}
        >
          {latest === undefined && <option value="">{t('create.first')}</option>}
          {versions.map(({ version }) => (
            <option key={version} value={version}>
              {t(version === latest?.version ? 'create.latest' : 'create.version', { version })}
            </option>
          ))}
          <option value="draft">{t('create.draft')}</option>
        </SelectField>
      </div>
      <Card title={t('create.who')} padded={false}>
        {coders.length > 1 && (
          <ShareOut
            transcripts={transcripts}
            coders={coders}
            seed={seed}
            onShare={(pairs) => setChosen(pairs)}
          />
        )}
        <AssignmentTable
          transcripts={transcripts}
          coders={coders}
          chosen={chosen}
          onChange={setChosen}
        />
      </Card>
      <AssignmentSum chosen={chosen} />
      <p aria-live="polite">{isOwn && t('assign.leadCodes')}</p>
      <div>
        <SubmitButton intent="create">{t('create.submit')}</SubmitButton>
      </div>
    </Form>
  )
}
