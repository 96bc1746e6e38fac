import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { agreementHistory } from '#server/agreement-history.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { IntervalChip } from '../components/agreement/choices/interval-chip.tsx'
import { OfCodeChip } from '../components/agreement/choices/of-code-chip.tsx'
import { FewNote } from '../components/agreement/few-note.tsx'
import { FigureTable } from '../components/agreement/figure-table.tsx'
import { JobBeside } from '../components/agreement/job-line.tsx'
import { Lead } from '../components/agreement/lead.tsx'
import { withStanding } from '../components/agreement/lead-text.ts'
import { OverTimeTable } from '../components/agreement/over-time-table.tsx'
import { pagePaint } from '../components/agreement/pictures/paint.ts'
import { PictureCard } from '../components/agreement/pictures/picture-card.tsx'
import {
  overTimePicture,
  roundsPicture,
} from '../components/agreement/pictures/series-pictures.tsx'
import { figuresOfCodes, historyLead, roundRows } from '../components/agreement/round-rows.ts'
import { CodesOverRounds, RoundsTable } from '../components/agreement/rounds-table.tsx'
import { SettingsChips } from '../components/agreement/settings-chips.tsx'
import { ThresholdsNote } from '../components/agreement/thresholds-note.tsx'
import { inOrderOfCompletion, transcriptRows } from '../components/agreement/transcript-rows.ts'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('agreement:tabs.history'),
  t('agreement:title'),
  shown?.round.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  agreementHistory(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function HistoryPage() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  const [search] = useSearchParams()
  const code = page.code?.name ?? t('pictures.allCodes')
  const completed = inOrderOfCompletion(page.rows)
  // Of the round itself the job may be that of the page, which says so at its head.
  const jobs = page.rounds.flatMap(({ id, name, job }) =>
    job === null || job.id === page.job?.id ? [] : [{ id, name, job }],
  )
  const deciding = page.code === null ? 'compared' : 'ofCode'
  const limits = <ThresholdsNote project={page.project} />
  return (
    <AgreementPage
      project={page.project}
      round={page.round}
      tab="history"
      figures={{ computedAt: page.computedAt, job: page.job }}
      lead={<Lead sentences={withStanding(page, () => historyLead(t, page))} />}
      below={
        <SettingsChips report={page}>
          <OfCodeChip codes={page.codes} code={page.code} />
          <IntervalChip report={page} />
        </SettingsChips>
      }
    >
      <PictureCard
        report={page}
        name="rounds"
        title={t('history.rounds')}
        small={t('history.roundsSmall', { code })}
        note={
          <>
            <p>{t('history.roundsNote')}</p>
            <FewNote of={deciding} settings={page.settings} rows={roundRows(t, page)} />
            {limits}
          </>
        }
      >
        {roundsPicture(t, page, pagePaint)}
      </PictureCard>
      <FigureTable
        title={t('history.roundsTable')}
        small={code}
        note={
          jobs.length > 0 &&
          jobs.map(({ id, name, job }) => (
            <JobBeside
              key={id}
              what={t('history.figuresOf', { round: name })}
              of={{ projectId: page.project.id, roundId: id }}
              job={job}
            />
          ))
        }
        asCards
      >
        <RoundsTable page={page} search={search} />
      </FigureTable>
      {page.rounds.length > 1 && (
        <FigureTable
          title={t('history.codes')}
          small={t('byCode.alpha')}
          note={<FewNote of="ofCode" settings={page.settings} rows={figuresOfCodes(page)} />}
        >
          <CodesOverRounds page={page} />
        </FigureTable>
      )}
      {completed.length > 0 && (
        <>
          <PictureCard
            report={page}
            name="over-time"
            title={t('history.time')}
            small={t('history.timeSmall', { code })}
            note={
              <>
                <p>{t('history.timeNote')}</p>
                <FewNote
                  of={deciding}
                  settings={page.settings}
                  rows={transcriptRows(t, page, completed)}
                />
                {limits}
              </>
            }
          >
            {overTimePicture(t, page, pagePaint)}
          </PictureCard>
          <FigureTable title={t('history.timeTable')} small={code}>
            <OverTimeTable page={page} rows={completed} />
          </FigureTable>
        </>
      )}
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
