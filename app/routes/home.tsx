import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Id } from '#model/fields.ts'
import { checked } from '#server/checked.ts'
import { makeDemoStudy } from '#server/demo/make-demo.ts'
import { personHome } from '#server/overview.ts'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { KeptCard } from '../components/kept-card.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { ContinueCard } from '../components/project/continue-card.tsx'
import { ProjectList } from '../components/project/project-list.tsx'
import { WaitingTable } from '../components/project/waiting-table.tsx'
import { DemoForm, Welcome } from '../components/project/welcome.tsx'
import { projectPath } from '../paths.ts'
import { formAction, forPerson, textOf } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('projects:home.title')])

/** The id of a demo study comes with its form, so that one sent twice makes one study. */
export const loader = forPerson(async ({ services, person }) => ({
  name: person.name,
  demoId: randomUUID(),
  ...(await personHome(services, person)),
}))

/** The one form here asks for the demo study. */
export const action = formAction(async ({ services, person, form }) => {
  const id = checked(Id, textOf(form, 'id'), 'id')
  return redirect(projectPath(await makeDemoStudy(services, person, id)))
})

export default function HomePage() {
  const { t } = useTranslation('projects')
  const { name, demoId, projects, waiting } = useLoaderData<typeof loader>()
  const problem = useProblem()
  if (projects.length === 0) {
    return (
      <Page title={t('home.welcome', { name })} lead={t('home.welcomeLead')}>
        <ProblemNotice problem={problem} />
        <KeptCard />
        <Welcome demoId={demoId} />
      </Page>
    )
  }
  const [first] = waiting
  return (
    <Page
      title={t('home.title')}
      lead={first === undefined ? t('home.leadNothing') : t('home.lead', { count: waiting.length })}
      actions={
        <>
          {!projects.some(({ demo }) => demo) && <DemoForm id={demoId} look="plain" />}
          <LinkButton look={first === undefined ? 'primary' : 'plain'} to="/projects/new">
            {t('home.newProject')}
          </LinkButton>
        </>
      }
      side={first && <ContinueCard waiting={first} />}
      sideFirst
    >
      <ProblemNotice problem={problem} />
      <KeptCard />
      <Card title={t('home.list')} padded={false}>
        <ProjectList projects={projects} />
      </Card>
      {waiting.length > 1 && <WaitingTable waiting={waiting} withProject />}
    </Page>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
