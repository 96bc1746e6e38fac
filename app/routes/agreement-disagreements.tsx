import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { workingListPage } from '#server/agreement/working-list.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { AnatomyFilters } from '../components/anatomy/anatomy-filters.tsx'
import { DisagreementTable } from '../components/anatomy/disagreement-table.tsx'
import { KindPatterns } from '../components/anatomy/kinds.tsx'
import { Names } from '../components/anatomy/names.ts'
import { PageLinks } from '../components/anatomy/page-links.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('agreement:tabs.disagreements'),
  shown?.round.name,
  shown?.project.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  workingListPage(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function DisagreementsPage() {
  const shown = useLoaderData<typeof loader>()
  const { t } = useTranslation('anatomy')
  const { settings, entries, total, ofAll, from, perPage } = shown
  const { code, pair, kind, transcript, unsure } = settings
  const isChosen = [code, pair, kind, transcript, unsure].some((choice) => choice !== null)
  return (
    <AgreementPage
      project={shown.project}
      round={shown.round}
      tab="disagreements"
      figures={{ computedAt: shown.computedAt, job: shown.job }}
      lead={
        total < ofAll
          ? t(`list.some.${settings.order}`, { count: total, all: ofAll })
          : t(`list.lead.${settings.order}`, { count: total })
      }
      below={
        <AnatomyFilters
          filters={['code', 'kind', 'pair', 'transcript', 'unsure', 'order', 'over']}
          chosen={{ ...settings, pair: pair?.join(',') ?? null, unsure: unsure && '1' }}
          page={shown}
        />
      }
    >
      <KindPatterns />
      <Card title={t('list.title')} small={t('list.small')} padded={false}>
        {entries.length === 0 ? (
          <EmptyState title={t('list.none')}>
            {t(isChosen || from > 0 ? 'list.noneChosen' : 'list.noneText')}
          </EmptyState>
        ) : (
          <>
            <DisagreementTable shown={shown} names={new Names(shown)} />
            <PageLinks from={from} shown={entries.length} total={total} perPage={perPage} />
          </>
        )}
      </Card>
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
