import type { TFunction } from 'i18next'
import { isOnFew } from '#model/agreement/few.ts'
import type { CodePage } from '#server/agreement-pages.ts'
import { coefficientText, intervalText, percentText } from './coefficient-text.ts'
import { FiguresOf, partOf } from './figures-of.ts'
import { type LeadSentence, marksSentences, withStanding } from './lead-text.ts'
import type { PlotRow } from './pictures/forest-picture.tsx'
import { plainReason } from './reason-text.ts'

/** One code in each transcript that was compared, as rows of a picture. */
export function codeTranscriptRows(t: TFunction<'agreement'>, page: CodePage): PlotRow[] {
  return page.rows.map(({ title, found }) => ({
    name: title,
    value: found?.alpha.value ?? null,
    isOnFew: isOnFew(found?.units ?? 0),
    reason: found === null ? t('codePage.notHere') : plainReason(t, found.alpha.reason),
    count: found?.units ?? 0,
  }))
}

/** Alpha of the code, and how often it was applied. */
export function codeLead(t: TFunction<'agreement'>, page: CodePage): LeadSentence[] {
  return withStanding(page, () => {
    const alpha = new FiguresOf(page.coefficients).get('binary_alpha_by_code', {
      code: page.code.id,
    })
    const units = partOf(alpha, 'unitsWithCode')
    const all = page.ledger.units.compared
    return [
      ...(alpha?.value == null
        ? []
        : alpha.ci95 === undefined
          ? [{ key: 'codeAlone' as const, alpha: coefficientText(t, alpha.value) }]
          : [
              {
                key: 'code' as const,
                alpha: coefficientText(t, alpha.value),
                interval: intervalText(t, alpha.ci95),
              },
              ...marksSentences(alpha),
            ]),
      {
        key: 'applied',
        count: units,
        all,
        unit: t(`chips.units.${page.settings.unit}`),
        share: percentText(all === 0 ? 0 : units / all),
      },
    ]
  })
}
