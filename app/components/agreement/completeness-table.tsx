import { useTranslation } from 'react-i18next'
import type { UnitsPage } from '#server/agreement-pages.ts'
import { NumberHead } from '../table.tsx'

/** Head and rows of a table of transcripts: what is in each, and which of its coders completed it. */
export function CompletenessTable({ page }: { page: UnitsPage }) {
  const { t } = useTranslation('agreement')
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t('unitsPage.transcript')}</th>
          <NumberHead>{t('unitsPage.turnsHead')}</NumberHead>
          <NumberHead>{t('unitsPage.notCodableHead')}</NumberHead>
          <NumberHead>{t('unitsPage.unitsHead')}</NumberHead>
          {page.coders.map(({ id, name, initials }) => (
            <th key={id} scope="col">
              <abbr title={name}>{initials}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.rows.map(({ id, title, turns, notCodable, units, layers }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td className="num">{turns}</td>
            <td className="num">{notCodable}</td>
            <td className="num">{units ?? '–'}</td>
            {page.coders.map((coder) => {
              const own = layers.find((layer) => layer.coder === coder.id)
              const word = own === undefined ? 'notAssigned' : own.completed ? 'done' : 'notDone'
              return <td key={coder.id}>{t(`unitsPage.${word}`)}</td>
            })}
          </tr>
        ))}
      </tbody>
    </>
  )
}
