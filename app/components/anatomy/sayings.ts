import type { TFunction } from 'i18next'
import { type Kind, largestKinds, sumOf } from '#model/agreement/anatomy/kinds.ts'
import type { Lost } from '#model/agreement/anatomy/lost.ts'
import type { LostOfPair } from '#model/agreement/anatomy/lost-by-pair.ts'
import { sayingOf, sayingOfPair } from '#model/agreement/anatomy/saying.ts'
import { fewest } from '#model/agreement/few.ts'
import { isStillBlind } from '#model/round.ts'
import type { LostAgreement } from '#server/agreement/lost-agreement.ts'
import { coefficientText, listText, percentText } from '../agreement/coefficient-text.ts'
import { shownKinds } from './kinds.tsx'
import type { Names } from './names.ts'

type T = TFunction<'anatomy'>
export type Found = NonNullable<LostAgreement['found']>

/** What a loss is mostly made of, in a few words. */
export function lostWords(t: T, lost: Pick<Lost, 'alpha' | 'reason' | 'lost'>): string {
  const said = sayingOf(lost)
  if (said.says === 'undefined') return t(`undefined.${reasonKey(said.reason)}`)
  if (said.says === 'nothing_lost') return t('says.nothingLost')
  const of = { kind: kindWords(t, said.kinds), share: percentText(said.share) }
  return t(said.kinds.length > 1 ? 'says.alike' : 'says.mostly', of)
}

/** The largest part of a loss, with its share of it. */
export function largestPart(t: T, { lost }: Pick<Lost, 'lost'>): string {
  const kinds = largestKinds(lost)
  const share = percentText(lost[kinds[0]!] / sumOf(lost))
  return t(kinds.length > 1 ? 'says.partEach' : 'says.part', { kind: kindWords(t, kinds), share })
}

/** Every part of a loss, in words. */
export function partsWords(t: T, { lost }: Pick<Lost, 'lost'>): string {
  return shownKinds
    .filter((kind) => lost[kind] > 0)
    .map((kind) =>
      t('lost.part', { kind: kindWord(t, kind), part: coefficientText(t, lost[kind]) }),
    )
    .join(', ')
}

/** Which of two coders has codes more often where they differ. */
export function pairWords(t: T, pair: LostOfPair, names: Names): string {
  if (sumOf(pair.pairs) === 0) return lostWords(t, pair)
  const { coder, pairs, of } = sayingOfPair(pair)
  return coder === null
    ? t('says.pairAlike', { count: of })
    : t('says.pairMore', { coder: names.initials(coder), pairs, count: of })
}

/** A sentence of the lead: its words, and what is named in them. */
export type LeadSentence =
  | { key: 'undefined'; reason: string }
  | { key: 'nothingChosen' | 'nothingLost' | 'blind' }
  | { key: 'mostly' | 'mostlyAlike'; lost: string; share: string; kind: string }
  | { key: 'halfIn'; count: number; of: number }
  | { key: 'confused' | 'confusedAlike'; first: string; second: string; share: string }

/** Up to four sentences that say what a page's figures mean. */
export function leadSentences(t: T, shown: LostAgreement, names: Names): LeadSentence[] {
  const { found, round } = shown
  const said: LeadSentence[] =
    found === null ? [{ key: 'nothingChosen' }] : onFigures(t, shown, found, names)
  if (isStillBlind(round)) said.push({ key: 'blind' })
  return said
}

function onFigures(
  t: T,
  { settings: { code, pair } }: LostAgreement,
  { all, codes, pairs, half, confusions }: Found,
  names: Names,
): LeadSentence[] {
  const isPair = (one: LostOfPair) => pair?.every((coder) => one.coders.includes(coder))
  const one = code === null ? all : codes.find((lost) => lost.code === code)
  // Of two coders on one code there is none where they differ nowhere.
  const lost = pair === null ? one : pairs?.find(isPair)
  if (lost === undefined) return [{ key: 'nothingLost' }]
  const said = sayingOf(lost)
  if (said.says === 'undefined') {
    return [{ key: 'undefined', reason: t(`undefined.${reasonKey(said.reason)}`) }]
  }
  if (said.says === 'nothing_lost') return [{ key: 'nothingLost' }]
  const sentences: LeadSentence[] = [
    {
      key: said.kinds.length > 1 ? 'mostlyAlike' : 'mostly',
      lost: coefficientText(t, said.lost),
      share: percentText(said.share),
      kind: kindWords(t, said.kinds),
    },
  ]
  if (half.says === 'half_in') {
    sentences.push({ key: 'halfIn', count: half.parts, of: half.of })
  }
  const [first, second] = confusions
  const isPattern = Math.max(...(first?.places ?? [])) >= fewest.places
  if (first !== undefined && isPattern && code === null && pair === null) {
    const [one, other] = first.codes
    sentences.push({
      key: first.share === second?.share ? 'confusedAlike' : 'confused',
      first: names.code(one),
      second: names.code(other),
      share: percentText(first.share),
    })
  }
  return sentences
}

export function kindWord(t: T, kind: Kind): string {
  return t(`kinds.${kind}`)
}

/** “missed and extra” */
function kindWords(t: T, kinds: readonly Kind[]): string {
  return listText(
    t,
    kinds.map((kind) => kindWord(t, kind)),
  )
}

/** Of a loss, two reasons only can be: that nothing was compared, and that nothing varies. */
function reasonKey(reason: string): 'no_pairs' | 'no_variation' {
  return reason === 'no_pairs' ? reason : 'no_variation'
}
