import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isUnderWay } from '#model/agreement/job-state.ts'
import { isStillBlind } from '#model/round.ts'
import { liveFigures } from '#server/agreement/live-figures.ts'
import { AgreementPage } from '../components/agreement/agreement-page.tsx'
import { coefficientText } from '../components/agreement/coefficient-text.ts'
import { LiveChoices } from '../components/anatomy/live-choices.tsx'
import { LiveCodesCard } from '../components/anatomy/live-codes-card.tsx'
import { LivePairsCard } from '../components/anatomy/live-pairs-card.tsx'
import { LiveSide } from '../components/anatomy/live-side.tsx'
import { forPerson, param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'
import { titled } from '../title.ts'
import { useReload } from '../use-reload.ts'

const reloadEveryMs = 10_000

export const meta = titled<typeof loader>((t, shown) => [
  t('agreement:tabs.live'),
  shown?.round.name,
  shown?.project.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  liveFigures(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function LiveFiguresPage() {
  const shown = useLoaderData<typeof loader>()
  const { t } = useTranslation('anatomy')
  const { round, figures, units, settings, computedAt, job } = shown
  useReload(reloadEveryMs)
  const lead =
    units === 0
      ? t(`live.nothing.${settings.counted}`)
      : figures.all?.value == null
        ? t('live.undefined', { count: units })
        : t('live.lead', {
            alpha: coefficientText(t, figures.all.value),
            codes: figures.codes.filter((one) => one.units > 0).length,
            count: units,
          })
  const isAlone = units > 0 && figures.all?.value != null && figures.all.ci95 === undefined
  return (
    <AgreementPage
      project={shown.project}
      round={round}
      tab="live"
      // Those that are computed anew every few seconds need not be announced each time.
      figures={job === null || isUnderWay(job) ? undefined : { computedAt, job }}
      lead={
        <>
          {lead} {isAlone && t('live.noInterval')} {isStillBlind(round) && t('live.blind')}
        </>
      }
      below={<LiveChoices shown={shown} />}
      side={units > 0 ? <LiveSide shown={shown} /> : undefined}
    >
      {units === 0 ? (
        <LiveSide shown={shown} />
      ) : (
        <>
          <LiveCodesCard shown={shown} />
          {figures.pairs.length > 0 && <LivePairsCard shown={shown} />}
        </>
      )}
    </AgreementPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
