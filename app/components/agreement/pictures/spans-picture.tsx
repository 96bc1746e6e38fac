import type { TFunction } from 'i18next'
import type { AgreementShown } from '#server/agreement.ts'
import { spanBars } from '../ledger-rows.ts'
import { BarsPicture } from './bars-picture.tsx'
import { madeFromReport } from './made.ts'
import type { Paint } from './paint.ts'

/** What became of every coded span that went in. */
export function spansPicture(t: TFunction<'agreement'>, report: AgreementShown, paint: Paint) {
  const bars = spanBars(t, report.ledger)
  const numberText = (count: number) => t('pictures.number', { count })
  return (
    <BarsPicture
      bars={bars}
      whole={report.ledger.spans.in}
      numberText={numberText}
      words={{
        title: t('pictures.codedSpans'),
        made: madeFromReport(t, report),
        description: bars.map(({ name, count }) => `${numberText(count)} ${name}.`).join(' '),
      }}
      paint={paint}
    />
  )
}
