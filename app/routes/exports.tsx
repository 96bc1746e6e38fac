import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { exportsPage } from '#server/exports-page.ts'
import { CodedSpansCard } from '../components/exports/coded-spans-card.tsx'
import { NotesCard } from '../components/exports/notes-card.tsx'
import { ReliabilityCard } from '../components/exports/reliability-card.tsx'
import { RoundPage } from '../components/rounds/round-page.tsx'
import { roundPath } from '../paths.ts'
import { forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, page) => [
  t('exports:title'),
  page?.round.name,
  page?.project.name,
])

export const loader = forPerson(({ services, person, params }) =>
  exportsPage(services, person, param(params, 'project'), param(params, 'round')),
)

export default function ExportsPage() {
  const { t } = useTranslation('exports')
  const page = useLoaderData<typeof loader>()
  const { project, round, codes, spansOf, comments, reliability, columns } = page
  const files = `${roundPath({ projectId: project.id, roundId: round.id })}/exports`
  return (
    <RoundPage
      project={project}
      round={round}
      tab="exports"
      crumbs={[{ label: t('title') }]}
      lead={t(round.visibility === 'open' ? 'leadOpen' : 'lead')}
    >
      <CodedSpansCard files={files} round={round.name} spansOf={spansOf} columns={columns.spans} />
      <ReliabilityCard
        files={files}
        round={round.name}
        mayExport={reliability}
        codes={codes}
        longColumns={columns.long}
        matrixColumns={columns.matrix}
      />
      <NotesCard
        what="memos"
        of={spansOf}
        columns={columns.memos}
        {...{ files, round: round.name }}
      />
      <NotesCard
        what="comments"
        of={comments}
        columns={columns.comments}
        {...{ files, round: round.name }}
      />
    </RoundPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
