import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { comparison } from '#server/agreement/comparison.ts'
import { CompareScreen } from '../components/agreement/compare-screen.tsx'
import { currentPassage } from '../components/agreement/passage-list.tsx'
import { LinkButton } from '../components/button.tsx'
import { RoundState } from '../components/rounds/round-page.tsx'
import { TopBar } from '../components/top-bar.tsx'
import { projectPath, roundPath } from '../paths.ts'
import { forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  shown?.transcript.title,
  t('agreement:compare.title'),
  shown?.round.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  comparison(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    param(params, 'transcript'),
    url.searchParams.get('at'),
  ),
)

export default function ComparePage() {
  const shown = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  const { project, round, transcript, passages, here } = shown
  const path = roundPath({ projectId: project.id, roundId: round.id })
  const current = currentPassage(shown)
  // From a place that is no passage one goes to the nearest before and after it.
  const before =
    current >= 0 ? passages[current - 1] : passages.findLast(({ end }) => end <= here.start)
  const after =
    current >= 0 ? passages[current + 1] : passages.find(({ start }) => start >= here.end)
  return (
    <>
      <TopBar
        crumbs={[
          { label: project.name, to: projectPath(project.id) },
          { label: round.name, to: path },
          { label: t('title'), to: `${path}/agreement` },
          { label: transcript.title },
        ]}
        state={<RoundState round={round} />}
      >
        {before !== undefined && (
          <LinkButton look="quiet" to={`?at=${before.start}-${before.end}`}>
            {t('compare.previous')}
          </LinkButton>
        )}
        {after !== undefined && (
          <LinkButton look="quiet" to={`?at=${after.start}-${after.end}`}>
            {t('compare.next')}
          </LinkButton>
        )}
      </TopBar>
      <CompareScreen comparison={shown} />
    </>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
