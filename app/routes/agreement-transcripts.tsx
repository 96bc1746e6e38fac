import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { agreementOfTranscripts } from '#server/agreement-pages.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { OfCodeChip } from '../components/agreement/choices/of-code-chip.tsx'
import { Lead } from '../components/agreement/lead.tsx'
import { SettingsChips } from '../components/agreement/settings-chips.tsx'
import { transcriptsLead } from '../components/agreement/transcript-rows.ts'
import { TranscriptsTable } from '../components/agreement/transcripts-table.tsx'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('agreement:tabs.transcripts'),
  t('agreement:title'),
  shown?.round.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  agreementOfTranscripts(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function TranscriptsPage() {
  const report = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  return (
    <AgreementPage
      project={report.project}
      round={report.round}
      tab="transcripts"
      figures={{ computedAt: report.computedAt, job: report.job }}
      lead={<Lead sentences={transcriptsLead(t, report)} />}
      below={
        <SettingsChips report={report}>
          <OfCodeChip codes={report.codes} code={report.code} />
        </SettingsChips>
      }
    >
      {report.rows.length > 0 && <TranscriptsTable report={report} />}
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
