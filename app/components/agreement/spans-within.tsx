import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import { groupedBy } from '#model/grouped.ts'
import type { EveryOfCodePage } from '#server/agreement/every-of-code.ts'
import { nameOf, reasonOf } from '../calculator/names.ts'
import { coefficientText } from './coefficient-text.ts'
import { FigureTable } from './figure-table.tsx'
import styles from './tables.module.css'

/** Coefficients of a code's spans within each transcript, a column each. */
export function SpansWithin({ page }: { page: EveryOfCodePage }) {
  const { t } = useTranslation('agreement')
  const { t: calculator } = useTranslation('calculator')
  const { every, asked, isGammaBusy, exactSeconds: seconds } = page
  const { transcripts } = every
  const [first] = transcripts
  if (first === undefined) return null
  const titles = new Map(page.transcripts.map(({ id, title }) => [id, title]))
  return (
    <FigureTable
      title={t('every.spans')}
      small={t('every.spansSmall')}
      note={
        <>
          <p>{t('every.spansNote')}</p>
          {isGammaBusy && <p>{t('every.gammaBusy')}</p>}
          {asked.gamma !== null && <p>{t('every.gammaNote', { ...asked.gamma, seconds })}</p>}
        </>
      }
    >
      <thead>
        <tr>
          <th scope="col">{t('every.transcript')}</th>
          {first.rows.map(({ name }) => (
            <th key={name} scope="col" className={`num ${styles.wrapped}`}>
              {nameOf(calculator, name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {transcripts.map(({ transcript, rows }) => (
          <tr key={transcript}>
            <th scope="row">
              <bdi>{titles.get(transcript) ?? transcript}</bdi>
              {whyNot(calculator, rows).map((why) => (
                <p key={why} className={styles.leftOut}>
                  {why}
                </p>
              ))}
            </th>
            {rows.map((figure) => (
              <SpanFigure key={figure.name} figure={figure} />
            ))}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}

function SpanFigure({ figure: { value } }: { figure: ResultRow }) {
  const { t } = useTranslation('calculator')
  return <td className="num">{value === null ? '–' : coefficientText(t, value)}</td>
}

/** Why figures of a transcript are not defined, each reason once, with the figures it is of. */
function whyNot(t: TFunction<'calculator'>, rows: readonly ResultRow[]): string[] {
  const byReason = groupedBy(
    rows.filter(({ value, reason }) => value === null && reason !== undefined),
    ({ reason }) => reason!,
  )
  return [...byReason].map(([reason, own]) =>
    t('result.whyNot', {
      figures: own.map(({ name }) => nameOf(t, name)).join(', '),
      reason: reasonOf(t, reason),
    }),
  )
}
