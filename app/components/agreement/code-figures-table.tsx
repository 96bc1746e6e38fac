import { useTranslation } from 'react-i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import type { CodePage } from '#server/agreement-pages.ts'
import { NumberHead } from '../table.tsx'
import { FiguresOf } from './figures-of.ts'
import { MeantRow } from './meant-row.tsx'

const names = ['binary_alpha_by_code', 'fleiss', 'percent', 'u_alpha_by_code'] as const

/** Head and rows of a table with the figures of one code over all coders, each with what it means. */
export function CodeFiguresTable({ page }: { page: CodePage }) {
  const { t } = useTranslation('agreement')
  const figures = new FiguresOf(page.coefficients)
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t('codePage.figure')}</th>
          <NumberHead>{t('codePage.value')}</NumberHead>
          <NumberHead>{t('codePage.interval')}</NumberHead>
          <th scope="col">{t('codePage.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const figure = figures.get(name, { code: page.code.id })
          if (figure === undefined) return null
          return (
            <MeantRow
              key={name}
              name={t(`codePage.names.${name}`)}
              figure={figure}
              isOnFew={isFigureOnFew(figure, page.ledger.units.compared)}
              meaning={t(`codePage.meanings.${name}`)}
            />
          )
        })}
      </tbody>
    </>
  )
}
