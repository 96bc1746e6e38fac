import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { lostAgreement } from '#server/agreement/lost-agreement.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { AnatomyFilters } from '../components/anatomy/anatomy-filters.tsx'
import { AnatomyLead } from '../components/anatomy/anatomy-lead.tsx'
import { CodersCard } from '../components/anatomy/coders-card.tsx'
import { ConfusionCard } from '../components/anatomy/confusion-card.tsx'
import { CostsCard } from '../components/anatomy/costs-card.tsx'
import { DearestCard } from '../components/anatomy/dearest-card.tsx'
import { KindPatterns } from '../components/anatomy/kinds.tsx'
import { LostByCodeCard } from '../components/anatomy/lost-by-code-card.tsx'
import { LostByPairCard } from '../components/anatomy/lost-by-pair-card.tsx'
import { Names } from '../components/anatomy/names.ts'
import { leadSentences } from '../components/anatomy/sayings.ts'
import { StepsCard } from '../components/anatomy/steps-card.tsx'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('agreement:tabs.lost'),
  shown?.round.name,
  shown?.project.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  lostAgreement(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function LostAgreementPage() {
  const shown = useLoaderData<typeof loader>()
  const { t } = useTranslation('anatomy')
  const { found, mayReadPassages, settings } = shown
  const names = new Names(shown)
  const part = { place: shown, names, mayReadPassages }
  return (
    <AgreementPage
      project={shown.project}
      round={shown.round}
      tab="lost"
      figures={{ computedAt: shown.computedAt, job: shown.job }}
      lead={<AnatomyLead sentences={leadSentences(t, shown, names)} />}
      below={
        <AnatomyFilters
          filters={['over', 'code', 'pair']}
          chosen={{ ...settings, pair: settings.pair?.join(',') ?? null }}
          page={shown}
        />
      }
      side={
        found?.passages && found.passages.length > 0 ? (
          <DearestCard place={shown} passages={found.passages} names={names} />
        ) : undefined
      }
    >
      <KindPatterns />
      {found !== null && found.compared.transcripts > 0 && (
        <>
          {found.steps.length > 0 && <StepsCard {...part} steps={found.steps} />}
          <LostByCodeCard {...part} found={found} />
          {found.pairs !== null && found.pairs.length > 0 && (
            <LostByPairCard {...part} pairs={found.pairs} />
          )}
          {found.confusions.length > 0 && <ConfusionCard {...part} confusions={found.confusions} />}
          {found.costs.transcripts.length > 0 && (
            <CostsCard place={shown} costs={found.costs} names={names} />
          )}
          <CodersCard coders={found.coders} names={names} />
        </>
      )}
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
