import { useTranslation } from 'react-i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import type { AgreementShown } from '#server/agreement.ts'
import { NumberHead } from '../table.tsx'
import { FewNote } from './few-note.tsx'
import { FigureTable } from './figure-table.tsx'
import type { FiguresOf } from './figures-of.ts'
import { MeantRow } from './meant-row.tsx'

const names = [
  'alpha_sets_masi',
  'alpha_sets_jaccard',
  'alpha_nominal',
  'fleiss',
  'percent',
] as const

/** Figures over all codes, each with what it means in words. */
export function WholeTable({ report, figures }: { report: AgreementShown; figures: FiguresOf }) {
  const { t } = useTranslation('agreement')
  const { settings, ledger } = report
  const rows = names.flatMap((name) => {
    const figure = figures.get(name)
    if (figure === undefined) return []
    return [{ name, figure, isOnFew: isFigureOnFew(figure, ledger.units.compared) }]
  })
  return (
    <FigureTable
      title={t('wholly.title')}
      small={t('wholly.small', { unit: t(`chips.${settings.unit}`) })}
      note={
        <FewNote
          of="compared"
          settings={settings}
          rows={rows.map(({ figure: { value }, isOnFew }) => ({ value, isOnFew }))}
        />
      }
      dense={false}
      asCards
    >
      <thead>
        <tr>
          <th scope="col">{t('wholly.figure')}</th>
          <NumberHead>{t('wholly.value')}</NumberHead>
          <NumberHead>{t('wholly.interval')}</NumberHead>
          <th scope="col">{t('wholly.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figure, isOnFew }) => (
          <MeantRow
            key={name}
            name={t(`wholly.${name}`)}
            figure={figure}
            isOnFew={isOnFew}
            meaning={t(`meaning.${name}`)}
          />
        ))}
      </tbody>
    </FigureTable>
  )
}
