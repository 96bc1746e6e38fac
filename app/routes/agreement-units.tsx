import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { agreementUnits } from '#server/agreement-pages.ts'
import { AccountRows } from '../components/agreement/account-rows.tsx'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { CompletenessTable } from '../components/agreement/completeness-table.tsx'
import { FigureTable } from '../components/agreement/figure-table.tsx'
import { Lead } from '../components/agreement/lead.tsx'
import { type LeadSentence, withStanding } from '../components/agreement/lead-text.ts'
import { otherAccounts, spanBars } from '../components/agreement/ledger-rows.ts'
import { pagePaint } from '../components/agreement/pictures/paint.ts'
import { PictureCard } from '../components/agreement/pictures/picture-card.tsx'
import { spansPicture } from '../components/agreement/pictures/spans-picture.tsx'
import { SettingsChips } from '../components/agreement/settings-chips.tsx'
import { UnitSteps } from '../components/agreement/unit-steps.tsx'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('agreement:tabs.units'),
  t('agreement:title'),
  shown?.round.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  agreementUnits(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function UnitsPage() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  const { ledger, settings, rows } = page
  const lead: LeadSentence = {
    key: 'units',
    turns: rows.reduce((sum, row) => sum + row.turns, 0),
    transcripts: t('lead.transcripts', { count: rows.length }),
    units: ledger.units.in,
    unit: t(`chips.units.${settings.unit}`),
    compared: ledger.units.compared,
    spans: ledger.spans.in,
    used: ledger.spans.used,
  }
  const spans = {
    whole: { name: t('unitsPage.in'), count: ledger.spans.in },
    parts: spanBars(t, ledger),
  }
  return (
    <AgreementPage
      project={page.project}
      round={page.round}
      tab="units"
      figures={{ computedAt: page.computedAt, job: page.job }}
      lead={<Lead sentences={withStanding(page, () => [lead])} />}
      below={<SettingsChips report={page} />}
    >
      <UnitSteps page={page} />
      <PictureCard
        report={page}
        name="coded-spans"
        title={t('unitsPage.spans')}
        small={t('unitsPage.spansSmall', { count: ledger.spans.in })}
        note={
          ledger.spans.repeated > 0 && (
            <p>
              {t('unitsPage.repeated', {
                count: ledger.spans.repeated,
                unit: t(`chips.${settings.unit}`),
              })}
            </p>
          )
        }
      >
        {spansPicture(t, page, pagePaint)}
      </PictureCard>
      <FigureTable title={t('unitsPage.ledger')} small={t('unitsPage.othersSmall')}>
        <AccountRows accounts={[spans, ...otherAccounts(t, ledger)]} />
      </FigureTable>
      <FigureTable title={t('unitsPage.transcripts')} small={t('unitsPage.transcriptsSmall')}>
        <CompletenessTable page={page} />
      </FigureTable>
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
