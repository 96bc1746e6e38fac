import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { numberText } from '../agreement/coefficient-text.ts'
import { FigureTable } from '../agreement/figure-table.tsx'
import styles from '../agreement/tables.module.css'
import { NumberHead } from '../table.tsx'
import { decimalsOf, isPrinted, type PrintedFigure, printedFigures } from './checked-figures.ts'
import { useCheckedName } from './use-checked-name.ts'

/** What papers print, and what comes out of their data here. */
export function PapersCard() {
  const { t } = useTranslation('checks')
  const nameOf = useCheckedName()
  return (
    <FigureTable title={t('papers.title')} small={t('papers.small')} note={t('papers.note')}>
      <thead>
        <tr>
          <th scope="col">{t('papers.paper')}</th>
          <th scope="col">{t('papers.example')}</th>
          <th scope="col">{t('coefficient')}</th>
          <NumberHead>{t('papers.printed')}</NumberHead>
          <NumberHead>{t('papers.ours')}</NumberHead>
          <th scope="col">{t('papers.beside')}</th>
        </tr>
      </thead>
      <tbody>
        {printedFigures.map(({ paper, name, part, printed, ours, ...one }, index) => (
          // Two examples of one paper may print the same, and the list never changes.
          <tr key={index}>
            <th scope="row">{paper}</th>
            <td>{exampleText(t, one)}</td>
            <td>
              {part === undefined
                ? nameOf(name)
                : t('papers.of', { coefficient: nameOf(name), part })}
            </td>
            <td className="num">{numberText(t, printed, decimalsOf({ printed, ...one }))}</td>
            <td className="num">{numberText(t, ours, 6)}</td>
            <td className={styles.meaning}>{besideText(t, { printed, ours, ...one })}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}

/** “R2.02: 2 coders, 200 units, 2 categories”. */
function exampleText(
  t: TFunction<'checks'>,
  {
    example,
    data: { coders, units, spans, categories, missing },
  }: Pick<PrintedFigure, 'example' | 'data'>,
): string {
  const parts = [
    t('papers.coders', { count: coders }),
    units !== undefined && t('papers.units', { count: units }),
    spans !== undefined && t('papers.spans', { count: spans }),
    t('papers.categories', { count: categories }),
    missing > 0 && t('papers.missing', { count: missing }),
  ]
  const made = parts.filter((part) => part !== false).join(', ')
  return example === undefined ? made : t('papers.named', { example, made })
}

/** Whether ours is what is printed, rounded as it is there; where not, by how much and why. */
function besideText(
  t: TFunction<'checks'>,
  figure: Pick<PrintedFigure, 'printed' | 'decimals' | 'ours' | 'note'>,
): string {
  const { printed, ours, note } = figure
  const places = decimalsOf(figure)
  const said = isPrinted(figure)
    ? t('papers.same', { count: places })
    : t('papers.apart', { by: numberText(t, Math.abs(ours - printed), places + 1) })
  return note === undefined ? said : `${said} ${t(`papers.notes.${note}`)}`
}
