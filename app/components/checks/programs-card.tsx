import { useTranslation } from 'react-i18next'
import { useNumberText } from '../../use-number-text.ts'
import { FigureTable } from '../agreement/figure-table.tsx'
import { NumberHead } from '../table.tsx'
import { checkedFigures } from './checked-figures.ts'
import { useCheckedName } from './use-checked-name.ts'

/** Which other programs give the same figures. */
export function ProgramsCard() {
  const { t } = useTranslation('checks')
  const nameOf = useCheckedName()
  const numberText = useNumberText()
  // What is no program has words of its own.
  const wayOf = (way: string) =>
    way === 'closed form'
      ? t('programs.closedForm')
      : way === 'by hand'
        ? t('programs.byHand')
        : way
  return (
    <FigureTable title={t('programs.title')} small={t('programs.small')} note={t('programs.note')}>
      <thead>
        <tr>
          <th scope="col">{t('coefficient')}</th>
          <NumberHead>{t('programs.figures')}</NumberHead>
          <th scope="col">{t('programs.same')}</th>
        </tr>
      </thead>
      <tbody>
        {checkedFigures.map(({ name, figures, programs }) => (
          <tr key={name}>
            <th scope="row">{nameOf(name)}</th>
            <td className="num">{numberText(figures)}</td>
            <td>{programs.length === 0 ? t('programs.none') : programs.map(wayOf).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}
