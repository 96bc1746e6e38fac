import { useTranslation } from 'react-i18next'
import type { CodePage } from '#server/agreement-pages.ts'
import { NumberHead } from '../table.tsx'
import { coefficientText, percentIntervalText, percentText } from './coefficient-text.ts'
import { IntervalCell } from './figure-cells.tsx'
import { FiguresOf } from './figures-of.ts'
import { reasonText } from './reason-text.ts'
import styles from './tables.module.css'

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
          const isShare = name === 'percent'
          return (
            <tr key={name}>
              <th scope="row" className={styles.pair}>
                {t(`codePage.names.${name}`)}
              </th>
              <td className="num">
                {figure.value === null
                  ? '–'
                  : isShare
                    ? percentText(figure.value)
                    : coefficientText(t, figure.value)}
              </td>
              {figure.value === null ? (
                <td className={styles.reason}>{reasonText(t, figure)}</td>
              ) : (
                <IntervalCell figure={figure} {...(isShare && { textOf: percentIntervalText })} />
              )}
              <td className={styles.meaning}>{t(`codePage.meanings.${name}`)}</td>
            </tr>
          )
        })}
      </tbody>
    </>
  )
}
