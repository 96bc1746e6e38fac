import { useTranslation } from 'react-i18next'
import { FigureTable } from '../agreement/figure-table.tsx'
import { NumberHead } from '../table.tsx'
import { printedFigures } from './checked-figures.ts'
import { useCheckedName } from './use-checked-name.ts'

/** What papers print, and what comes out of their data here. */
export function PapersCard() {
  const { t, i18n } = useTranslation('checks')
  const nameOf = useCheckedName()
  const text = (figure: number) =>
    figure.toLocaleString(i18n.language, { maximumFractionDigits: 6 })
  return (
    <FigureTable title={t('papers.title')} small={t('papers.small')} note={t('papers.note')}>
      <thead>
        <tr>
          <th scope="col">{t('papers.paper')}</th>
          <th scope="col">{t('coefficient')}</th>
          <NumberHead>{t('papers.printed')}</NumberHead>
          <NumberHead>{t('papers.ours')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {printedFigures.map(({ paper, name, part, printed, ours }, index) => (
          // Two examples of one paper may print the same, and the list never changes.
          <tr key={index}>
            <th scope="row">{paper}</th>
            <td>
              {part === undefined
                ? nameOf(name)
                : t('papers.of', { coefficient: nameOf(name), part })}
            </td>
            <td className="num">{text(printed)}</td>
            <td className="num">{text(ours)}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}
