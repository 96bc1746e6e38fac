import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { byFormula } from '#model/agreement/interval-method.ts'
import { type EveryOfCodePage, everyOfCode } from '#server/agreement/every-of-code.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { EveryChips } from '../components/agreement/every-chips.tsx'
import { LedgerCard } from '../components/agreement/ledger-card.tsx'
import { MatchingOfCode } from '../components/agreement/matching-of-code.tsx'
import { SettingsChips } from '../components/agreement/settings-chips.tsx'
import { SpansWithin } from '../components/agreement/spans-within.tsx'
import { useAgreementAddress } from '../components/agreement/use-address.ts'
import { Button } from '../components/button.tsx'
import { FiguresCard } from '../components/calculator/figures-card.tsx'
import { intervalNotes } from '../components/calculator/interval-notes.ts'
import { PairsNote } from '../components/calculator/pairs-note.tsx'
import { tablesOf, withNames } from '../components/calculator/result-tables.ts'
import { TargetsCard } from '../components/calculator/targets-card.tsx'
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
  const { code, every, settings, asked } = page
  const { figures, pairs, ...tables } = tablesOf(withNames(every.units, page.coders))
  const { spans, continuum } = page.ledger
  const isUnused = spans.used === 0 && continuum.used === 0
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
      actions={<Button onClick={() => void save(page)}>{t('every.save')}</Button>}
      below={
        <SettingsChips report={page}>
          <EveryChips asked={asked} />
        </SettingsChips>
      }
      side={<LedgerCard report={page} />}
    >
      <FiguresCard
        title={t('every.title')}
        small={t('every.small', { unit: t(`chips.units.${settings.unit}`) })}
        rows={figures}
        note={
          <>
            {intervalNotes(calculator, asked.draws ?? byFormula, every.units).map((note) => (
              <p key={note}>{note}</p>
            ))}
            {isUnused && <p>{t('every.nobody')}</p>}
            <PairsNote {...tables} />
          </>
        }
      />
      <TargetsCard rows={figures} />
      <FiguresCard
        title={calculator('result.pairs')}
        small={calculator('result.pairsSmall')}
        rows={pairs}
        plain
      />
      <SpansWithin page={page} />
      <MatchingOfCode page={page} />
      <p>{t('every.exactNote', { seconds: page.exactSeconds })}</p>
      <p>
        <Link to="/agreement/calculator">{t('every.more')}</Link>
      </p>
    </AgreementPage>
  )
}

/** What writes CSV is fetched when somebody wants it. */
async function save(page: EveryOfCodePage): Promise<void> {
  const { saveEvery } = await import('../components/agreement/every-file.ts')
  saveEvery(page)
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
