import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { agreementOfPairs } from '#server/agreement-pages.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { IntervalChip } from '../components/agreement/choices/interval-chip.tsx'
import { OfCodeChip } from '../components/agreement/choices/of-code-chip.tsx'
import { FewNote } from '../components/agreement/few-note.tsx'
import { FigureTable } from '../components/agreement/figure-table.tsx'
import { Lead } from '../components/agreement/lead.tsx'
import { pairFigures, standing } from '../components/agreement/pair-figures.ts'
import { PairList } from '../components/agreement/pair-list.tsx'
import { pairsLead } from '../components/agreement/pairs-lead.ts'
import { PairsTable } from '../components/agreement/pairs-table.tsx'
import { pagePaint } from '../components/agreement/pictures/paint.ts'
import { pairsPicture, shadesText } from '../components/agreement/pictures/pairs-picture.tsx'
import { PictureCard } from '../components/agreement/pictures/picture-card.tsx'
import { SettingsChips } from '../components/agreement/settings-chips.tsx'
import { codeLooks } from '../components/code-look.ts'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'

export const meta = titled<typeof loader>((t, shown) => [
  t('agreement:tabs.pairs'),
  t('agreement:title'),
  shown?.round.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  agreementOfPairs(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function PairsPage() {
  const report = useLoaderData<typeof loader>()
  const { t } = useTranslation('agreement')
  const { settings, code, codes } = report
  const pairs = pairFigures(report, code?.id)
  const unit = t(`chips.units.${settings.unit}`)
  return (
    <AgreementPage
      project={report.project}
      round={report.round}
      tab="pairs"
      figures={{ computedAt: report.computedAt, job: report.job }}
      lead={<Lead sentences={pairsLead(t, report, pairs)} />}
      below={
        <SettingsChips report={report}>
          <OfCodeChip codes={codes} code={code} />
          <IntervalChip report={report} />
        </SettingsChips>
      }
    >
      {pairs.length > 0 && (
        <>
          <PictureCard
            report={report}
            name="pairs"
            title={t('pairsPage.matrix')}
            small={t('pairsPage.matrixSmall', { unit })}
            note={
              <>
                <p>{t('meaning.pairs')}</p>
                <p>{shadesText(t, report)}</p>
              </>
            }
          >
            {pairsPicture(t, report, pagePaint)}
          </PictureCard>
          <FigureTable
            title={t('pairsPage.table')}
            small={code?.name ?? t('ofCode.pairs')}
            note={
              <FewNote
                of={code === null ? 'compared' : 'ofPair'}
                settings={settings}
                rows={standing(pairs)}
              />
            }
          >
            <PairList pairs={pairs} />
          </FigureTable>
          <PairsTable report={report} looks={codeLooks(codes)} />
        </>
      )}
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
