import { useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../route.server.ts'
import { levelText } from '../agreement/choices/level-text.ts'
import { SelectField } from '../field.tsx'
import { ChosenField } from './chosen-field.tsx'
import styles from './freeze-card.module.css'

/** What a round has to compare. */
export interface Comparable {
  codes: readonly { id: string; name: string; depth: number }[]
  /** How deep the tree of codes is; 0: no code stands under another. */
  deepest: number
  coders: readonly { id: string; name: string }[]
  transcripts: readonly { id: string; name: string }[]
}

/** At which level of their tree codes count, and which of them, of coders and of transcripts are compared. */
export function ComparedFields({
  choosable: { codes, deepest, coders, transcripts },
  problem,
}: {
  choosable: Comparable
  problem: Problem | undefined
}) {
  const { t } = useTranslation('agreement')
  const [search] = useSearchParams()
  const [level, setLevel] = useState(search.get('level') ?? '')
  const chosen = (name: string) => search.get(name)?.split(',')
  const atLevel = level === '' ? codes : codes.filter(({ depth }) => depth <= Number(level))
  return (
    <div className={styles.fields}>
      {deepest > 0 && (
        <SelectField
          name="level"
          label={t('chips.level')}
          value={Number(level) < deepest ? level : ''}
          onChange={(event) => setLevel(event.target.value)}
          problem={problem}
        >
          {['', ...Array.from({ length: deepest }, (_, depth) => String(depth))].map((value) => (
            <option key={value} value={value}>
              {levelText(t, value === '' ? undefined : Number(value), deepest)}
            </option>
          ))}
        </SelectField>
      )}
      <ChosenField key={level} name="codes" all={atLevel} chosen={chosen('codes')} />
      <ChosenField name="coders" all={coders} chosen={chosen('coders')} />
      <ChosenField name="transcripts" all={transcripts} chosen={chosen('transcripts')} />
    </div>
  )
}
