import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Face } from '#model/person.ts'
import type { Problem } from '../../route.server.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import styles from './assign-card.module.css'
import { AssignmentTable } from './assignment-table.tsx'
import { type Pair, pairsOf } from './pairs.ts'

/** Further transcripts and coders for a round that runs. */
export function AssignCard({
  transcripts,
  coders,
  assigned,
  isRunning,
  problem,
}: {
  transcripts: readonly { id: string; title: string; words: number }[]
  coders: readonly Face[]
  assigned: readonly { transcriptId: string; coderId: string }[]
  isRunning: boolean
  problem: Problem | undefined
}) {
  const { t } = useTranslation('rounds')
  const [chosen, setChosen] = useState<ReadonlySet<Pair>>(new Set())
  const fixed = pairsOf(
    assigned.map((one) => ({ transcript: one.transcriptId, coders: [one.coderId] })),
    transcripts,
    coders,
  )
  return (
    <Card title={<span id="assign">{t('settings.assignments')}</span>} padded={false}>
      <p className={styles.text}>
        {t(isRunning ? 'settings.assignmentsText' : 'settings.notRunning')}
      </p>
      {isRunning && (
        <Form method="post">
          <ProblemNotice problem={problem} />
          <AssignmentTable
            transcripts={transcripts}
            coders={coders}
            chosen={chosen}
            fixed={fixed}
            onChange={setChosen}
          />
          <div className={styles.text}>
            <SubmitButton intent="assign" look="plain">
              {t('settings.add')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  )
}
