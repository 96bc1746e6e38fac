import type { TFunction } from 'i18next'
import type { ReactElement } from 'react'
import { kinds, sumOf } from '#model/agreement/anatomy/kinds.ts'
import type { Lost } from '#model/agreement/anatomy/lost.ts'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import type { LostAgreement } from '#server/agreement/lost-agreement.ts'
import type { PictureFile } from '../agreement/pictures/files.tsx'
import { filePaint } from '../agreement/pictures/paint.ts'
import { LostPicture } from './lost-picture.tsx'
import { chosenOfLost, madeOfLost, ofChosen } from './made.ts'
import { Names } from './names.ts'
import { kindWord, lostWords, pairWords } from './sayings.ts'

type T = TFunction<'anatomy'>
type OfAgreement = TFunction<'agreement'>

const lostColumns = ['alpha', 'reason', 'lost', ...kinds, 'observed', 'expected']

/** What each code loses by kind, the longest bar first: as a picture, and in full precision. */
export function lostFile(t: T, ofAgreement: OfAgreement, shown: LostAgreement): PictureFile {
  const names = new Names(shown)
  const codes = [...(shown.found?.codes ?? [])].sort((a, b) => sumOf(b.lost) - sumOf(a.lost))
  const rows = codes.map((one) => ({
    name: names.code(one.code),
    said: lostWords(t, one),
    lost: one,
  }))
  return {
    svg: picture(t, ofAgreement, shown, t('picture.title'), rows),
    columns: ['code', 'code_name', ...lostColumns],
    rows: codes.map((one) => [one.code, names.code(one.code), ...lostCells(one)]),
    round: shown.round,
    chosen: chosenOfLost(shown),
  }
}

/** The same of each pair of coders, over all codes or on the one that was chosen. */
export function lostPairsFile(t: T, ofAgreement: OfAgreement, shown: LostAgreement): PictureFile {
  const names = new Names(shown)
  const pairs = (shown.found?.pairs ?? [])
    .map((one) => ({ one, coders: names.inOrder(one.coders) }))
    .sort((a, b) => (a.one.alpha ?? 1) - (b.one.alpha ?? 1))
  const rows = pairs.map(({ one, coders }) => ({
    name: t('byPair.initials', {
      first: names.initials(coders[0]!),
      second: names.initials(coders[1]!),
    }),
    said: pairWords(t, one, names),
    lost: one,
  }))
  const { code } = shown.settings
  const of = ofChosen(t, { code, pair: null }, names)
  return {
    svg: picture(t, ofAgreement, shown, t('picture.pairs', { of }), rows),
    columns: ['first_id', 'first', 'second_id', 'second', 'code', ...lostColumns],
    rows: pairs.map(({ one, coders }) => [
      ...coders.flatMap((coder) => [coder, names.coder(coder)]),
      code,
      ...lostCells(one),
    ]),
    round: shown.round,
    chosen: chosenOfLost(shown),
  }
}

/** @param all rows, of which those that lost something are drawn */
function picture(
  t: T,
  ofAgreement: OfAgreement,
  shown: LostAgreement,
  title: string,
  all: readonly { name: string; said: string; lost: Lost }[],
): ReactElement {
  const rows = all.filter(({ lost }) => sumOf(lost.lost) > 0)
  return (
    <LostPicture
      t={t}
      rows={rows.map(({ name, lost }) => ({ name, lost: lost.lost }))}
      kindWord={(kind) => kindWord(t, kind)}
      words={{
        title,
        made: madeOfLost(t, ofAgreement, shown, t('picture.bar')),
        description: rows.map(({ name, said }) => `${name}: ${said}.`).join(' '),
      }}
      paint={filePaint}
    />
  )
}

function lostCells({ alpha, reason, lost, Do, De }: Lost): Cell[] {
  return [
    alpha,
    reason ?? null,
    alpha === null ? null : sumOf(lost),
    ...kinds.map((kind) => (alpha === null ? null : lost[kind])),
    Do,
    De,
  ]
}
