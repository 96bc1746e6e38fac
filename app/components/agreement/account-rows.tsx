import { useTranslation } from 'react-i18next'
import { useNumberText } from '../../use-number-text.ts'
import { NumberHead } from '../table.tsx'
import { percentText } from './coefficient-text.ts'
import type { Bar } from './pictures/bars-picture.tsx'
import styles from './tables.module.css'

/** Head and rows of a table that says of each whole where its parts are. */
export function AccountRows({
  accounts,
}: {
  accounts: readonly { whole: Bar; parts: readonly Bar[] }[]
}) {
  const { t } = useTranslation('agreement')
  const numberText = useNumberText()
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t('unitsPage.place')}</th>
          <NumberHead>{t('unitsPage.count')}</NumberHead>
          <NumberHead>{t('unitsPage.share')}</NumberHead>
        </tr>
      </thead>
      {accounts.map(({ whole, parts }) => (
        <tbody key={whole.name}>
          <tr className={styles.all}>
            <th scope="row">{whole.name}</th>
            <td className="num">{numberText(whole.count)}</td>
            <td />
          </tr>
          {parts.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">{numberText(count)}</td>
              <td className="num">{whole.count === 0 ? '–' : percentText(count / whole.count)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </>
  )
}
