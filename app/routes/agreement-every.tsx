import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { everyOfCode } from '#server/agreement/every-of-code.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { LedgerCard } from '../components/agreement/ledger-card.tsx'
import { SettingsChips } from '../components/agreement/settings-chips.tsx'
import { SpansWithin } from '../components/agreement/spans-within.tsx'
import { useAgreementAddress } from '../components/agreement/use-address.ts'
import { FiguresCard } from '../components/calculator/figures-card.tsx'
import { tablesOf } from '../components/calculator/result-tables.ts'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  shown?.code.name,
  t('agreement:every.title'),
  shown?.round.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  everyOfCode(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    param(params, 'code'),
    saidIn(url.searchParams),
  ),
)

export default function EveryCoefficientPage() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  const { t: calculator } = useTranslation('calculator')
  const addressOf = useAgreementAddress(page)
  const { code, every, settings } = page
  const { figures, undefinedPairs } = tablesOf(every.units)
  return (
    <AgreementPage
      project={page.project}
      round={page.round}
      tab="overview"
      figures={{ computedAt: page.computedAt, job: page.job }}
      crumbs={[
        { label: code.name, to: addressOf(`/codes/${encodeURIComponent(code.id)}`) },
        { label: t('every.title') },
      ]}
      lead={
        <>
          <b>{code.name}.</b> {t('every.lead')}
        </>
      }
      below={<SettingsChips report={page} />}
      side={<LedgerCard report={page} />}
    >
      <FiguresCard
        title={t('every.title')}
        small={t('every.small', { unit: t(`chips.${settings.unit}`) })}
        rows={figures}
        note={
          undefinedPairs > 0 && (
            <p>{calculator('result.undefinedPairs', { count: undefinedPairs })}</p>
          )
        }
      />
      <SpansWithin page={page} />
      <p>
        <Link to="/agreement/calculator">{t('every.more')}</Link>
      </p>
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
