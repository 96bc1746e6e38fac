import type { TFunction } from 'i18next'
import { Trans, useTranslation } from 'react-i18next'
import type { Change, Drift } from '#model/agreement/planning/drift.ts'
import { coefficientText, intervalText } from '../agreement/coefficient-text.ts'
import { FigureTable } from '../agreement/figure-table.tsx'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import { Time } from '../time.tsx'
import { DriftLine } from './drift-line.tsx'
import { inOrderOf } from './in-order.ts'
import type { PlanProps } from './plan-form.tsx'

/** Each coder’s agreement with the others over time, first half beside second. */
export function DriftTable({
  plan,
  shown,
}: PlanProps & { plan: { draws: number; coders: Drift[] } }) {
  const { t } = useTranslation('planning')
  const names = new Map(shown.coders.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  const coders = inOrderOf(shown.coders, plan.coders).filter(({ points }) => points.length > 0)
  const sayings = coders.flatMap(({ coder, agreement, codesPerUnit }) => [
    ...saying(coder, agreement, 'rose', 'fell'),
    ...saying(coder, codesPerUnit, 'more', 'fewer'),
  ])
  return (
    <>
      <p role="status">
        {sayings.length === 0
          ? t(
              coders.some(({ agreement }) => agreement?.ci95 != null)
                ? 'drift.steady'
                : 'drift.tooFew',
            )
          : sayings.map(({ coder, says }) => (
              <span key={`${coder} ${says}`}>
                <Trans
                  t={t}
                  i18nKey={`drift.${says}`}
                  values={{ name: nameOf(coder) }}
                  components={{ b: <b /> }}
                />{' '}
              </span>
            ))}
      </p>
      <FigureTable
        title={t('drift.title')}
        small=""
        dense={false}
        note={<p>{t('drift.method', { draws: plan.draws })}</p>}
      >
        <thead>
          <tr>
            <th scope="col">{t('drift.coder')}</th>
            <NumberHead>{t('drift.transcripts')}</NumberHead>
            <th scope="col">{t('drift.picture')}</th>
            <NumberHead>{t('drift.early')}</NumberHead>
            <NumberHead>{t('drift.late')}</NumberHead>
            <NumberHead>{t('drift.change')}</NumberHead>
            <NumberHead>{t('drift.interval')}</NumberHead>
            <NumberHead>{t('drift.codes')}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {coders.map(({ coder, points, agreement, codesPerUnit }) => (
            <tr key={coder}>
              <th scope="row">{nameOf(coder)}</th>
              <td className="num">{points.length}</td>
              <td>
                <DriftLine name={nameOf(coder)} values={points.map((one) => one.agreement)} />
              </td>
              {agreement === null ? (
                <td colSpan={5}>{t('drift.few')}</td>
              ) : (
                <>
                  <td className="num">{coefficientText(t, agreement.early)}</td>
                  <td className="num">{coefficientText(t, agreement.late)}</td>
                  <td className="num">{changeText(t, agreement)}</td>
                  <td className="num">
                    {agreement.ci95 === null
                      ? t('drift.fewForInterval')
                      : intervalText(t, agreement.ci95)}
                  </td>
                  <td className="num">{codesPerUnit !== null && changeText(t, codesPerUnit)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <Card title={t('drift.table')} padded={false}>
        <Table label={t('drift.table')} dense asCards>
          <thead>
            <tr>
              <th scope="col">{t('drift.coder')}</th>
              <th scope="col">{t('draw.transcript')}</th>
              <th scope="col">{t('drift.completed')}</th>
              <NumberHead>{t('drift.agreement')}</NumberHead>
              <NumberHead>{t('drift.codesPerUnit')}</NumberHead>
            </tr>
          </thead>
          <tbody>
            {coders.flatMap(({ coder, points }) =>
              points.map((point) => (
                <tr key={`${coder} ${point.transcript}`}>
                  <th scope="row">{nameOf(coder)}</th>
                  <td>{shown.transcripts.find(({ id }) => id === point.transcript)?.title}</td>
                  <td data-head={t('drift.completed')}>
                    <Time at={new Date(point.completedAt)} />
                  </td>
                  <td className="num" data-head={t('drift.agreement')}>
                    {coefficientText(t, point.agreement)}
                  </td>
                  <td className="num" data-head={t('drift.codesPerUnit')}>
                    {coefficientText(t, point.codesPerUnit)}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </Table>
      </Card>
    </>
  )
}

/** A change is told only where its interval leaves out 0. */
function saying<Up extends string, Down extends string>(
  coder: string,
  change: Change | null,
  up: Up,
  down: Down,
): { coder: string; says: Up | Down }[] {
  if (change?.ci95 == null) return []
  const [low, high] = change.ci95
  if (low <= 0 && high >= 0) return []
  return [{ coder, says: low > 0 ? up : down }]
}

function changeText(t: TFunction<'planning'>, { early, late }: Change): string {
  const change = late - early
  return `${change > 0 ? '+' : ''}${coefficientText(t, change)}`
}
