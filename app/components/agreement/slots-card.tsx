import { useTranslation } from 'react-i18next'
import { groupedBy } from '#model/agreement/anatomy/grouped.ts'
import type { AgreementOverview } from '#server/agreement/overview.ts'
import type { CodeLook } from '../code-look.ts'
import { CodeHeading } from './code-heading.tsx'
import { coefficientText, intervalText } from './coefficient-text.ts'
import { FigureTable } from './figure-table.tsx'
import type { ReportFigure } from './figures-of.ts'
import { slotReason } from './reason-text.ts'
import styles from './slots-card.module.css'
import { slotFiguresOf, slotScale } from './slots-table.tsx'
import { useAgreementAddress } from './use-address.ts'

/** How well coders agree on what they say in slots, a row a code; on how much it stands is told on the code's page. */
export function SlotsCard({
  report,
  looks,
}: {
  report: AgreementOverview
  looks: ReadonlyMap<string, CodeLook>
}) {
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(report)
  const byCode = groupedBy(slotFiguresOf(report), ({ code }) => code)
  const labels = new Map(report.slots.map(({ code, key, label }) => [`${code} ${key}`, label]))
  const labelOf = ({ code, slot }: ReportFigure) => labels.get(`${code} ${slot}`) ?? slot
  if (byCode.size === 0) return null
  return (
    <FigureTable
      title={t('slots.allTitle')}
      small={t('slots.small', { unit: t(`chips.${report.settings.unit}`) })}
      note={<p>{t('slots.note')}</p>}
    >
      <thead>
        <tr>
          <th scope="col">{t('byCode.code')}</th>
          <th scope="col">{t('slots.allAlpha')}</th>
        </tr>
      </thead>
      <tbody>
        {report.codes
          .filter(({ id }) => byCode.has(id))
          .map((code) => (
            <tr key={code.id}>
              <CodeHeading code={code} looks={looks} to={addressOf(`/codes/${code.id}`)} />
              <td>
                <ul className={styles.slots}>
                  {byCode.get(code.id)!.map((figure) => (
                    <li key={`${figure.slot} ${figure.name}`}>
                      <span className={styles.label}>
                        {labelOf(figure)}
                        {slotScale(figure) !== 'nominal' && (
                          <small> {t(`slots.names.${slotScale(figure)}`)}</small>
                        )}
                      </span>
                      <SlotFigure figure={figure} />
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
      </tbody>
    </FigureTable>
  )
}

function SlotFigure({ figure: { value, ci95, reason } }: { figure: ReportFigure }) {
  const { t } = useTranslation('agreement')
  if (value === null) return <small>{slotReason(t, reason)}</small>
  return (
    <>
      <b className="num">{coefficientText(t, value)}</b>
      {ci95 !== undefined && <small className="num">{intervalText(t, ci95)}</small>}
    </>
  )
}
