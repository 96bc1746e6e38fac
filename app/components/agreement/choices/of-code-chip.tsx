import { useTranslation } from 'react-i18next'
import { OneOfChip } from './one-of-chip.tsx'

/** Which code the figures of a page are of, or all of them. */
export function OfCodeChip({
  codes,
  code,
}: {
  codes: readonly { id: string; name: string }[]
  code: { id: string; name: string } | null
}) {
  const { t } = useTranslation('agreement')
  return (
    <OneOfChip
      name="code"
      label={t('ofCode.label')}
      all={codes}
      chosen={code?.id}
      none={t('ofCode.all')}
    />
  )
}
