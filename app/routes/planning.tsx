import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { type PlanKind, planKinds } from '#model/agreement/planning/plan.ts'
import { planOfRound } from '#server/planning.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { ChipLinks } from '../components/agreement/choices/chip-links.tsx'
import { DrawForm, DrawnTable } from '../components/planning/draw.tsx'
import { DriftTable } from '../components/planning/drift.tsx'
import { NeededForm, NeededTable } from '../components/planning/needed.tsx'
import { NothingYet } from '../components/planning/nothing-yet.tsx'
import { SelfForm, SelfTable } from '../components/planning/with-oneself.tsx'
import { forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, page) => [
  t('planning:title'),
  page?.round.name,
  page?.project.name,
])

export const loader = forPerson(({ services, person, params, url: { searchParams } }) => {
  const given = Object.fromEntries(searchParams)
  // Boxes that are ticked come one by one; an empty field chooses nothing.
  const traits = searchParams.getAll('traits').join(',')
  const query = { ...given, ...(searchParams.has('traits') ? { traits } : {}) }
  const chosen = Object.entries(query).filter(([name, value]) => value !== '' || name === 'traits')
  return planOfRound(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    Object.fromEntries(chosen),
  )
})

export default function PlanningPage() {
  const shown = useLoaderData<typeof loader>()
  const { project, round, query, plan, figures } = shown
  const { t } = useTranslation(['planning', 'agreement'])
  return (
    <AgreementPage
      project={project}
      round={round}
      tab="planning"
      {...(figures.computedAt === null ? {} : { figures })}
      lead={t(`${query.ask}.lead`)}
      below={
        <ChipLinks
          label={t('kinds.label')}
          links={planKinds.map((ask: PlanKind) => ({
            to: `?ask=${ask}`,
            label: t(`kinds.${ask}`),
            current: ask === query.ask,
          }))}
        />
      }
    >
      {query.ask === 'needed' && <NeededForm shown={shown} />}
      {query.ask === 'draw' && <DrawForm shown={shown} />}
      {query.ask === 'self' && shown.repeated.length > 0 && <SelfForm shown={shown} />}
      {isEmpty(plan) ? (
        <NothingYet query={query} plan={plan} />
      ) : plan === null ? null : plan.ask === 'needed' ? (
        <NeededTable plan={plan} shown={shown} />
      ) : plan.ask === 'drift' ? (
        <DriftTable plan={plan} shown={shown} />
      ) : plan.ask === 'self' ? (
        <SelfTable plan={plan} shown={shown} />
      ) : (
        <DrawnTable plan={plan} shown={shown} />
      )}
    </AgreementPage>
  )
}

function isEmpty(plan: ReturnType<typeof useLoaderData<typeof loader>>['plan']): boolean {
  switch (plan?.ask) {
    case undefined:
      return true
    case 'needed':
      return plan.codes.length === 0
    case 'draw':
      return plan.turns.length === 0
    case 'draw-transcripts':
      return plan.transcripts.length === 0
    case 'drift':
      return plan.coders.every(({ points }) => points.length === 0)
    case 'self':
      return plan.coders.length === 0
  }
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
