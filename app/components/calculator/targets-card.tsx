import { useTranslation } from 'react-i18next'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import { MissedTargets } from './missed-targets.tsx'
import { nameOf } from './names.ts'

/** The probability of missing each target, of each alpha of a file or of a code. */
export function TargetsCard({ rows }: { rows: readonly ResultRow[] }) {
  const { t } = useTranslation('calculator')
  return (
    <MissedTargets
      head={t('result.figure')}
      rows={rows.flatMap(({ name, failing }) =>
        failing === undefined ? [] : { key: name, name: nameOf(t, name), failing },
      )}
    />
  )
}
