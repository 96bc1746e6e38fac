import { useTranslation } from 'react-i18next'
import type { AgreementOverview } from '#server/agreement/overview.ts'
import type { CodeLook } from '../code-look.ts'
import { NumberHead } from '../table.tsx'
import { CodeHeading } from './code-heading.tsx'
import { figureText } from './coefficient-text.ts'
import { FewNote } from './few-note.tsx'
import { IntervalCell } from './figure-cells.tsx'
import { FigureTable } from './figure-table.tsx'
import { slotReason } from './reason-text.ts'
import { type SlotRow, slotRowsByCode } from './slot-rows.ts'
import { slotScale } from './slots-table.tsx'
import tables from './tables.module.css'
import { useAgreementAddress } from './use-address.ts'

/** How well coders agree on what they say in slots, a row a slot; more on what it stands is told on the code's page. */
export function SlotsCard({
  report,
  looks,
}: {
  report: AgreementOverview
  looks: ReadonlyMap<string, CodeLook>
}) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(report)
  const byCode = slotRowsByCode(t, report)
  if (byCode.size === 0) return null
  return (
    <FigureTable
      title={t('slots.allTitle')}
      small={t('slots.small', { unit: t(`chips.${report.settings.unit}`) })}
      note={
        <>
          <p>{t('slots.note')}</p>
          <FewNote
            of="compared"
            settings={report.settings}
            rows={[...byCode.values()].flat().map(({ figure: { value }, isOnFew }) => ({
              value,
              isOnFew,
            }))}
          />
        </>
      }
    >
      <thead>
        <tr>
          <th scope="col">{t('byCode.code')}</th>
          <th scope="col">{t('slots.slot')}</th>
          <NumberHead>{t('byCode.alpha')}</NumberHead>
          <NumberHead>{t('byCode.interval')}</NumberHead>
          <NumberHead title={t('slots.titles.pairedUnits')}>{t('slots.units')}</NumberHead>
        </tr>
      </thead>
      {report.codes.map((code) => {
        const rows = byCode.get(code.id) ?? []
        return (
          <tbody key={code.id}>
            {rows.map((row, index) => (
              <tr key={`${row.figure.slot} ${row.figure.name}`}>
                {index === 0 && (
                  <CodeHeading
                    code={code}
                    looks={looks}
                    to={addressOf(`/codes/${code.id}`)}
                    rows={rows.length}
                  />
                )}
                <SlotCells row={row} />
              </tr>
            ))}
          </tbody>
        )
      })}
    </FigureTable>
  )
}

function SlotCells({ row: { figure, label, units, isOnFew, leftOut } }: { row: SlotRow }) {
  const { t } = useTranslation('agreement')
  return (
    <>
      <td className={tables.within}>
        {label}
        {slotScale(figure) !== 'nominal' && <small> {t(`slots.names.${slotScale(figure)}`)}</small>}
        {leftOut !== undefined && <p className={tables.leftOut}>{leftOut}</p>}
      </td>
      <td className="num">{figure.value === null ? '–' : figureText(t, figure.value, isOnFew)}</td>
      {figure.value === null ? (
        <td className={tables.why}>{slotReason(t, figure.reason)}</td>
      ) : (
        <IntervalCell figure={figure} />
      )}
      <td className="num">{units}</td>
    </>
  )
}
