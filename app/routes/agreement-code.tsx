import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isFigureOnFew } from '#model/agreement/few.ts'
import { agreementCodePage } from '#server/agreement/code-page.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { CodeCard } from '../components/agreement/code-card.tsx'
import { CodeFiguresTable } from '../components/agreement/code-figures-table.tsx'
import { codeLead } from '../components/agreement/code-rows.ts'
import { CodeTranscriptsTable } from '../components/agreement/code-transcripts-table.tsx'
import { CodesMissingTargets } from '../components/agreement/codes-missing-targets.tsx'
import { FewNote } from '../components/agreement/few-note.tsx'
import { FigureTable } from '../components/agreement/figure-table.tsx'
import { Lead } from '../components/agreement/lead.tsx'
import { pairFigures, standing } from '../components/agreement/pair-figures.ts'
import { PairList } from '../components/agreement/pair-list.tsx'
import { SettingsChips } from '../components/agreement/settings-chips.tsx'
import { SlotsTable, slotFiguresOf, slotsOnFew } from '../components/agreement/slots-table.tsx'
import { useAgreementAddress } from '../components/agreement/use-address.ts'
import { CodeLostCard } from '../components/anatomy/code-lost-card.tsx'
import { KindPatterns } from '../components/anatomy/kinds.tsx'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  shown?.code.name,
  t('agreement:title'),
  shown?.round.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  agreementCodePage(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    param(params, 'code'),
    saidIn(url.searchParams),
  ),
)

export default function CodePage() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  const addressOf = useAgreementAddress(page)
  const { code, settings } = page
  const pairs = pairFigures(page, code.id)
  return (
    <AgreementPage
      project={page.project}
      round={page.round}
      tab="overview"
      figures={{ computedAt: page.computedAt, job: page.job }}
      crumbs={[{ label: code.name }]}
      lead={
        <>
          <b>{code.name}.</b> <Lead sentences={codeLead(t, page)} />
        </>
      }
      below={<SettingsChips report={page} />}
      side={<CodeCard page={page} />}
    >
      <KindPatterns />
      <FigureTable
        title={t('codePage.figures')}
        small={t('codePage.figuresSmall', { unit: t(`chips.${settings.unit}`) })}
        actions={
          <Link to={addressOf(`/codes/${encodeURIComponent(code.id)}/coefficients`)}>
            {t('every.title')}
          </Link>
        }
        note={
          <FewNote
            of="ofCode"
            settings={settings}
            rows={page.coefficients
              .filter(({ coders, slot }) => coders === undefined && slot === undefined)
              .map((figure) => ({
                value: figure.value,
                isOnFew: isFigureOnFew(figure, page.ledger.units.compared),
              }))}
          />
        }
        dense={false}
        asCards
      >
        <CodeFiguresTable page={page} />
      </FigureTable>
      <CodesMissingTargets report={page} />
      <CodeLostCard page={page} />
      {pairs.length > 0 && (
        <FigureTable
          title={t('codePage.pairs')}
          small={t('codePage.pairsSmall')}
          note={<FewNote of="ofPair" settings={settings} rows={standing(pairs)} />}
        >
          <PairList pairs={pairs} />
        </FigureTable>
      )}
      {slotFiguresOf(page).length > 0 && (
        <FigureTable
          title={t('slots.title')}
          small={t('slots.small', { unit: t(`chips.${settings.unit}`) })}
          note={
            <>
              <p>{t('slots.note')}</p>
              <FewNote of="compared" settings={settings} rows={slotsOnFew(page)} />
            </>
          }
        >
          <SlotsTable page={page} />
        </FigureTable>
      )}
      {page.rows.length > 0 && <CodeTranscriptsTable page={page} />}
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
