import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { agreementReport } from '#server/agreement.ts'
import { ByCodeTable } from '../components/agreement/by-code-table.tsx'
import { FiguresOf } from '../components/agreement/figures-of.ts'
import { FreeSpansTable } from '../components/agreement/free-spans-table.tsx'
import { Lead } from '../components/agreement/lead.tsx'
import { leadSentences } from '../components/agreement/lead-text.ts'
import { LedgerCard } from '../components/agreement/ledger-card.tsx'
import { PairsTable } from '../components/agreement/pairs-table.tsx'
import { PassagesCard } from '../components/agreement/passages-card.tsx'
import { SettingsChips } from '../components/agreement/settings-chips.tsx'
import { WholeTable } from '../components/agreement/whole-table.tsx'
import { codeLooks } from '../components/code-look.ts'
import { RoundPage } from '../components/rounds/round-page.tsx'
import { forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('agreement:title'),
  shown?.round.name,
  shown?.project.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  agreementReport(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    Object.fromEntries(url.searchParams),
  ),
)

export default function AgreementPage() {
  const report = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  const figures = new FiguresOf(report.coefficients)
  const looks = codeLooks(report.codes)
  const isComparable = report.compared.transcripts.length > 0
  const tables = { report, figures, looks }
  return (
    <RoundPage
      project={report.project}
      round={report.round}
      tab="agreement"
      crumbs={[{ label: t('title') }]}
      lead={<Lead sentences={leadSentences(t, report, figures)} />}
      below={isComparable && <SettingsChips report={report} />}
      side={isComparable && <PassagesCard report={report} looks={looks} />}
    >
      {isComparable && (
        <>
          <ByCodeTable {...tables} />
          <WholeTable report={report} figures={figures} />
          <PairsTable {...tables} />
          <FreeSpansTable {...tables} />
        </>
      )}
      <LedgerCard report={report} />
    </RoundPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
