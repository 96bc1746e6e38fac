import { useTranslation } from 'react-i18next'
import type { AgreementShown } from '#server/agreement.ts'
import { MissedTargets } from '../calculator/missed-targets.tsx'

/** How likely alpha of each code misses each target, where Krippendorff's bootstrap was asked for. */
export function CodesMissingTargets({
  report,
}: {
  report: Pick<AgreementShown, 'coefficients' | 'codes'>
}) {
  const { t } = useTranslation('agreement')
  const names = new Map(report.codes.map(({ id, name }) => [id, name]))
  return (
    <MissedTargets
      head={t('byCode.code')}
      rows={report.coefficients.flatMap(({ code, failing }) =>
        code === undefined || failing === undefined
          ? []
          : { key: code, name: <bdi>{names.get(code) ?? code}</bdi>, failing },
      )}
    />
  )
}
