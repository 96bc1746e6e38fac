import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { notesOf } from '#model/agreement/round-notes.ts'
import type { HistoryPage } from '#server/agreement-history.ts'
import { agreementPath } from '../../paths.ts'
import { addressOf } from '../../said-address.ts'
import { NumberHead } from '../table.tsx'
import { Time } from '../time.tsx'
import { shapingIn } from './choices/search.ts'
import { figureText } from './coefficient-text.ts'
import { IntervalCell } from './figure-cells.tsx'
import { figureOfRound, isRoundOnFew, isUnfinished, roundRows } from './round-rows.ts'
import styles from './tables.module.css'

/** Head and rows of a table of rounds, with the figure of each. */
export function RoundsTable({ page, search }: { page: HistoryPage; search: URLSearchParams }) {
  const { t } = useTranslation('agreement')
  const { code, project } = page
  const rows = roundRows(t, page)
  // Transcripts, coders and codes that were chosen here are of this round.
  const { transcripts: _, coders: __, codes: ___, ...shaping } = shapingIn(search)
  const counts = [
    { of: 'coders', head: t('history.coders') },
    { of: 'transcripts', head: t('history.transcripts') },
    { of: 'units', head: t(`byCode.units.${page.settings.unit}`) },
  ] as const
  return (
    <>
      <thead>
        <tr>
          <NumberHead>{t('history.number')}</NumberHead>
          <th scope="col">{t('history.round')}</th>
          <th scope="col">{t('history.made')}</th>
          <th scope="col">{t('history.codebook')}</th>
          {counts.map(({ head }) => (
            <NumberHead key={head}>{head}</NumberHead>
          ))}
          <NumberHead>{t('byCode.alpha')}</NumberHead>
          <NumberHead>{t('byCode.interval')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {page.rounds.map((round, index) => {
          const figure = figureOfRound(round, code)
          const { value, reason } = rows[index]!
          const path = agreementPath({ projectId: project.id, roundId: round.id })
          return (
            <tr key={round.id}>
              <td className="num" data-head={t('history.number')}>
                {index + 1}
              </td>
              <th scope="row">
                <Link to={`${path}${addressOf(shaping)}`}>{round.name}</Link>
                {notesOf(round).map((note) => (
                  <small key={note}>{t(`history.notes.${note}`)}</small>
                ))}
                {isUnfinished(round) && <small>{t('history.unfinished')}</small>}
              </th>
              <td data-head={t('history.made')}>
                <Time at={round.createdAt} />
              </td>
              <td data-head={t('history.codebook')}>
                {round.codebookVersion === null
                  ? t('history.draft')
                  : t('history.version', { version: round.codebookVersion })}
              </td>
              {counts.map(({ head, of }) => (
                <td key={head} className="num" data-head={head}>
                  {round.coders === 0 ? '–' : round[of]}
                </td>
              ))}
              <td className="num" data-head={t('byCode.alpha')}>
                {value === null ? '–' : figureText(t, value, isRoundOnFew(round, code))}
              </td>
              {value === null || figure === undefined ? (
                <td className={styles.reason}>{reason}</td>
              ) : (
                <IntervalCell figure={figure} />
              )}
            </tr>
          )
        })}
      </tbody>
    </>
  )
}

/** Head and rows of a table of codes, with a column for each round. */
export function CodesOverRounds({ page }: { page: HistoryPage }) {
  const { t } = useTranslation('agreement')
  const names = new Map(page.rounds.flatMap(({ codes }) => codes.map(({ id, name }) => [id, name])))
  const isKnown = (id: string) =>
    page.rounds.some((round) => figureOfRound(round, { id })?.value != null)
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t('byCode.code')}</th>
          {page.rounds.map(({ id, name }) => (
            <NumberHead key={id}>{name}</NumberHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...names]
          .filter(([id]) => isKnown(id))
          .map(([id, name]) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {page.rounds.map((round) => {
                const figure = figureOfRound(round, { id })
                const isFew = isRoundOnFew(round, { id })
                return (
                  <td key={round.id} className="num">
                    {figure?.value == null ? '–' : figureText(t, figure.value, isFew)}
                  </td>
                )
              })}
            </tr>
          ))}
      </tbody>
    </>
  )
}
