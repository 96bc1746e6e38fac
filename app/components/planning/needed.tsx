import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { fewest, isOnFew } from '#model/agreement/few.ts'
import type { NeedOfCode, Places } from '#model/agreement/planning/plan.ts'
import { mostUndefined } from '#model/agreement/thin.ts'
import { useNumberText } from '../../use-number-text.ts'
import { CodeHeading } from '../agreement/code-heading.tsx'
import {
  coefficientText,
  figureText,
  listText,
  percentText,
} from '../agreement/coefficient-text.ts'
import { FigureTable } from '../agreement/figure-table.tsx'
import { codeLooks } from '../code-look.ts'
import { DecimalField } from '../decimal-field.tsx'
import { SelectField } from '../field.tsx'
import { NumberHead } from '../table.tsx'
import { PlanForm, type PlanProps } from './plan-form.tsx'
import { WidthCurve } from './width-curve.tsx'

export function NeededForm({ shown }: PlanProps) {
  const { t } = useTranslation('planning')
  const { query, codes } = shown
  const needed = shown.plan?.ask === 'needed' ? shown.plan : null
  const coderCount = query.coderCount ?? needed?.coderCount ?? 2
  const most = Math.max(coderCount, shown.coders.length)
  const counts = Array.from({ length: most - 1 }, (_, at) => at + 2)
  const [by, setBy] = useState<Places>(query.by ?? needed?.by ?? 'transcripts')
  return (
    <PlanForm shown={shown}>
      <SelectField
        name="by"
        label={t('needed.by')}
        value={by}
        onChange={(event) => setBy(event.target.value as Places)}
      >
        <option value="transcripts">{t('needed.transcripts')}</option>
        <option value="turns">{t('needed.turns')}</option>
      </SelectField>
      {by === 'turns' && (
        <SelectField
          name="code"
          label={t('needed.code')}
          {...(query.code === undefined && {
            hint: t('needed.lowestHint', { few: fewest.units }),
          })}
          defaultValue={query.code ?? ''}
        >
          <option value="">{t('needed.lowest')}</option>
          {codes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField name="coderCount" label={t('needed.coders')} defaultValue={coderCount}>
        {counts.map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </SelectField>
      <DecimalField
        name="width"
        label={t('needed.width')}
        hint={t('needed.widthHint')}
        value={query.width}
        // From 0.02 to 1, with a point or a comma.
        pattern="\s*(0?[.,](0[2-9]|[1-9])\d*|1([.,]0*)?)\s*"
        title={t('needed.widthRange')}
        required
      />
    </PlanForm>
  )
}

interface Needed {
  by: Places
  coderCount: number
  usualCoders: number
  coded: number
  draws: number
  codes: NeedOfCode[]
}

/** What each code takes; of a single one also how the interval narrows. */
export function NeededTable({ plan, shown }: PlanProps & { plan: Needed }) {
  const { t } = useTranslation('planning')
  const numberText = useNumberText()
  const looks = codeLooks(shown.codes)
  const names = new Map(shown.codes.map((code) => [code.id, code]))
  const [single] = plan.codes.length === 1 ? plan.codes : []
  const isShort = ({ needed, present: { worth } }: NeedOfCode) =>
    worth !== null && (needed === null || needed > worth)
  const short = plan.codes.filter(isShort)
  const nameOf = ({ code }: NeedOfCode) => names.get(code)?.name ?? code
  const rare = plan.codes.filter(({ unitsWithCode }) => isOnFew(unitsWithCode))
  const wavering = plan.codes.filter(({ now }) => now.undefinedShare > mostUndefined)
  const hasMore = plan.codes.some(({ present }) => present.worth !== plan.coded)
  return (
    <>
      <FigureTable
        title={t('needed.title')}
        small={t(`needed.coded.${plan.by}`, { count: plan.coded, coders: plan.coderCount })}
        note={
          <>
            <p>{t('needed.method', { draws: plan.draws, coders: plan.coderCount })}</p>
            {rare.length > 0 && <p>{t('needed.rare', { codes: listText(t, rare.map(nameOf)) })}</p>}
            {wavering.map((need) => (
              <p key={need.code}>
                {t('needed.wavers', {
                  code: nameOf(need),
                  share: percentText(need.now.undefinedShare),
                  most: percentText(mostUndefined),
                })}
              </p>
            ))}
            {hasMore && <p>{t('needed.fewer', { coders: plan.coderCount })}</p>}
          </>
        }
      >
        <thead>
          <tr>
            <th scope="col">{t('needed.code')}</th>
            <NumberHead>{t('needed.alpha')}</NumberHead>
            <NumberHead>{t('needed.widthNow')}</NumberHead>
            {hasMore && (
              <NumberHead>{t(`needed.worth.${plan.by}`, { coders: plan.coderCount })}</NumberHead>
            )}
            <NumberHead>{t('needed.number')}</NumberHead>
            <NumberHead>{t('needed.range')}</NumberHead>
            <NumberHead>{t('needed.more')}</NumberHead>
          </tr>
        </thead>
        <tbody>
          {plan.codes.map(({ code, alpha, unitsWithCode, present, needed, range, outlooks }) => (
            <tr key={code}>
              <CodeHeading code={names.get(code) ?? { id: code, name: code }} looks={looks} />
              <td className="num">{figureText(t, alpha, isOnFew(unitsWithCode))}</td>
              <td className="num">
                {present.width === null ? t('needed.undefined') : coefficientText(t, present.width)}
              </td>
              {hasMore && (
                <td className="num">
                  {present.worth === null
                    ? t('needed.outOfReach', { most: outlooks.at(-1)!.number })
                    : numberText(present.worth)}
                </td>
              )}
              <td className="num">
                {needed === null
                  ? t('needed.outOfReach', { most: outlooks.at(-1)!.number })
                  : numberText(needed)}
              </td>
              <td className="num">
                {range === null
                  ? t('needed.undefined')
                  : `${numberText(range[0])}–${numberText(range[1])}`}
              </td>
              <td className="num">
                {present.worth === null || (needed !== null && needed <= present.worth)
                  ? t('needed.enough')
                  : needed === null
                    ? t('needed.undefined')
                    : numberText(needed - present.worth)}
              </td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
      {short.length === 0 && <p role="status">{t('needed.saysEnough')}</p>}
      {single !== undefined && (
        <>
          {single.needed !== null && isShort(single) && (
            <p role="status">
              <Trans
                t={t}
                i18nKey={`needed.says.${plan.by}`}
                values={{
                  code: names.get(single.code)?.name ?? single.code,
                  needed: single.needed,
                  coders: plan.coderCount,
                  worth: single.present.worth,
                  more: single.needed - single.present.worth!,
                }}
                components={{ b: <b /> }}
              />
            </p>
          )}
          <WidthCurve
            need={single}
            name={names.get(single.code)?.name ?? single.code}
            wished={shown.query.width}
          />
        </>
      )}
    </>
  )
}
