import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { agreementOverview } from '#server/agreement/overview.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { ByCodeTable } from '../components/agreement/by-code-table.tsx'
import { CodesMissingTargets } from '../components/agreement/codes-missing-targets.tsx'
import { FiguresOf } from '../components/agreement/figures-of.ts'
import { FreeSpansTable } from '../components/agreement/free-spans-table.tsx'
import { Lead } from '../components/agreement/lead.tsx'
import { leadSentences } from '../components/agreement/lead-text.ts'
import { LedgerCard } from '../components/agreement/ledger-card.tsx'
import { PassagesCard } from '../components/agreement/passages-card.tsx'
import { SettingsChips } from '../components/agreement/settings-chips.tsx'
import { SlotsCard } from '../components/agreement/slots-card.tsx'
import { WholeTable } from '../components/agreement/whole-table.tsx'
import { KindPatterns } from '../components/anatomy/kinds.tsx'
import { codeLooks } from '../components/code-look.ts'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('agreement:title'),
  shown?.round.name,
  shown?.project.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  agreementOverview(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function OverviewPage() {
  const report = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  const figures = new FiguresOf(report.coefficients)
  const looks = codeLooks(report.codes)
  const isComparable = report.compared.transcripts.length > 0
  const tables = { report, figures, looks }
  return (
    <AgreementPage
      project={report.project}
      round={report.round}
      tab="overview"
      figures={{ computedAt: report.computedAt, job: report.job }}
      lead={<Lead sentences={leadSentences(t, report, figures)} />}
      below={isComparable && <SettingsChips report={report} />}
      side={isComparable && <PassagesCard report={report} looks={looks} />}
    >
      {isComparable && (
        <>
          <KindPatterns />
          <ByCodeTable {...tables} />
          <WholeTable report={report} figures={figures} />
          <CodesMissingTargets report={report} />
          <FreeSpansTable {...tables} />
          <SlotsCard report={report} looks={looks} />
        </>
      )}
      <LedgerCard report={report} />
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
