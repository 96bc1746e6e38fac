import type { TFunction } from 'i18next'
import type { Reason } from '#model/agreement/coefficient.ts'
import { partOf, type ReportFigure } from './figures-of.ts'

/** Why a figure has no value, in words. Of a code, “nothing varies” has one of two plainer reasons. */
export function reasonText(t: TFunction<'agreement'>, figure: ReportFigure): string {
  if (figure.reason === 'no_variation' && figure.code !== undefined) {
    return t(isUnused(figure) ? 'reasons.nobody' : 'reasons.everybody')
  }
  return plainReason(t, figure.reason)
}

/** The same of a figure of which nothing but the reason is known. */
export function plainReason(t: TFunction<'agreement'>, reason: Reason | undefined): string {
  switch (reason) {
    case 'no_pairs':
    case 'no_variation':
    case 'one_category':
    case 'one_coder':
    case 'no_units':
    case 'not_estimable':
    case 'one_unit':
      return t(`reasons.${reason}`)
    default:
      return t('reasons.other')
  }
}

/** The same of a slot. */
export function slotReason(t: TFunction<'agreement'>, reason: Reason | undefined): string {
  return reason === 'no_pairs' ? t('slots.noPairs') : plainReason(t, reason)
}

/** A code that nobody applied to anything compared. */
export function isUnused(figure: ReportFigure): boolean {
  return figure.value === null && partOf(figure, 'unitsWithCode') === 0
}
