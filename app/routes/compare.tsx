import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { comparedOnList } from '#server/agreement/compared-on-list.ts'
import { CompareKeys } from '../components/agreement/compare-keys.tsx'
import styles from '../components/agreement/compare-screen.module.css'
import { CompareScreen } from '../components/agreement/compare-screen.tsx'
import { StepLinks, stepsFrom } from '../components/agreement/step-links.tsx'
import { RoundState } from '../components/rounds/round-page.tsx'
import { TextSettingMenu } from '../components/text-setting-menu.tsx'
import { TopBar } from '../components/top-bar.tsx'
import { ChosenKeysWithin } from '../components/workspace/chosen-keys.tsx'
import { projectPath, roundPath } from '../paths.ts'
import { forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'
import { isRefusal } from '../unreachable.ts'

export const meta = titled<typeof loader>((t, shown) => [
  shown?.transcript.title,
  t('agreement:compare.title'),
  shown?.round.name,
])

export const loader = forPerson(({ services, person, params, url, request }) =>
  comparedOnList(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    param(params, 'transcript'),
    Object.fromEntries(url.searchParams),
    request.signal,
  ),
)

/** What was refused changes nothing that is compared. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => (isRefusal(actionStatus) ? false : defaultShouldRevalidate)

export default function ComparePage() {
  const shown = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  const { project, round, transcript } = shown
  const path = roundPath({ projectId: project.id, roundId: round.id })
  const steps = stepsFrom(shown)
  return (
    <ChosenKeysWithin stored={shown.keys}>
      <CompareKeys steps={steps} />
      <TopBar
        crumbs={[
          { label: project.name, to: projectPath(project.id) },
          { label: round.name, to: path },
          { label: t('title'), to: `${path}/agreement` },
          { label: transcript.title },
        ]}
        state={
          <span className={styles.state}>
            <RoundState round={round} />
          </span>
        }
      >
        <TextSettingMenu />
        <StepLinks steps={steps} room="bar" />
      </TopBar>
      <CompareScreen comparison={shown} />
    </ChosenKeysWithin>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
