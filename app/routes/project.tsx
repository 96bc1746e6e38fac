import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { projectOverview } from '#server/overview.ts'
import { hideChecklist } from '#server/projects.ts'
import { Avatars } from '../components/avatar.tsx'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KeptCard } from '../components/kept-card.tsx'
import { ContinueCard } from '../components/project/continue-card.tsx'
import { FirstStepsCard, StepsSwitch } from '../components/project/first-steps-card.tsx'
import { RoundsTable } from '../components/project/rounds-table.tsx'
import { stepAddresses } from '../components/project/step-addresses.ts'
import { WaitingTable } from '../components/project/waiting-table.tsx'
import { ProjectPage } from '../components/project-page.tsx'
import { projectPath } from '../paths.ts'
import { formAction, forPerson, param, textOf } from '../route.server.ts'
import { titled } from '../title.ts'
import { useNumberText } from '../use-number-text.ts'

export const meta = titled<typeof loader>((_t, overview) => [overview?.project.name])

export const loader = forPerson(({ services, person, params }) =>
  projectOverview(services, person, param(params, 'project')),
)

export const action = formAction(async ({ services, person, params, form }) => {
  const hidden = textOf(form, 'intent') === 'hide-steps'
  await hideChecklist(services, person, param(params, 'project'), hidden)
  return null
})

export default function ProjectOverviewPage() {
  const { t } = useTranslation('projects')
  const numberText = useNumberText()
  const overview = useLoaderData<typeof loader>()
  const { project, members, rounds, waiting, transcripts } = overview
  const path = projectPath(project.id)
  const isLead = project.roles.includes('lead')
  const [first] = waiting
  const words = numberText(overview.words)
  const canBegin = isLead && transcripts > 0 && rounds.length > 0
  return (
    <ProjectPage
      project={project}
      part="overview"
      title={project.name}
      lead={t('overview.lead', {
        transcripts: t('overview.transcripts', { count: transcripts, words }),
        codebook:
          overview.codebookVersion === null
            ? t('overview.draft')
            : t('overview.codebook', { version: overview.codebookVersion }),
        members: t('overview.members', { count: members.length }),
      })}
      actions={
        canBegin && (
          <>
            <LinkButton to={`${path}/transcripts/add`}>{t('overview.addTranscripts')}</LinkButton>
            <LinkButton to={`${path}/rounds/new`} look={first === undefined ? 'primary' : 'plain'}>
              {t('overview.newRound')}
            </LinkButton>
          </>
        )
      }
      side={
        <>
          {first && <ContinueCard waiting={first} />}
          {!overview.stepsHidden && (
            <FirstStepsCard steps={overview.steps} addresses={stepAddresses(overview)} />
          )}
          <Card
            title={t('overview.team')}
            actions={<Link to={`${path}/members`}>{t('overview.all')}</Link>}
          >
            <Avatars people={members.slice(0, 9)} />
          </Card>
          {overview.stepsHidden && <StepsSwitch hidden />}
        </>
      }
    >
      <KeptCard within={path} />
      <Card title={t('overview.rounds')} padded={false}>
        {rounds.length > 0 ? (
          <RoundsTable projectId={project.id} rounds={rounds} />
        ) : (
          <EmptyState
            title={t('overview.noRounds')}
            action={
              isLead && (
                <LinkButton
                  look={first === undefined ? 'primary' : 'plain'}
                  to={transcripts === 0 ? `${path}/transcripts/add` : `${path}/rounds/new`}
                >
                  {t(transcripts === 0 ? 'overview.addTranscripts' : 'overview.newRound')}
                </LinkButton>
              )
            }
          >
            {t('overview.noRoundsText')}{' '}
            {isLead
              ? transcripts === 0 && t('overview.noTranscriptsText')
              : t('overview.observerText')}
          </EmptyState>
        )}
      </Card>
      {waiting.length > 1 && <WaitingTable waiting={waiting} />}
    </ProjectPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
