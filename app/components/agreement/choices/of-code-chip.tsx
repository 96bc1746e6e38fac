import { useTranslation } from 'react-i18next'
import { Chip } from './chip.tsx'
import { Options } from './options.tsx'

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
    <Chip key={code?.id} label={t('ofCode.label')} value={code?.name ?? t('ofCode.all')}>
      <Options
        options={[
          { label: t('ofCode.all'), change: { code: undefined }, isCurrent: code === null },
          ...codes.map(({ id, name }) => ({
            label: name,
            change: { code: id },
            isCurrent: id === code?.id,
          })),
        ]}
      />
    </Chip>
  )
}
