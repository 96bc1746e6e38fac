import type { TFunction } from 'i18next'
import type { ReactElement } from 'react'
import { kinds, sumOf } from '#model/agreement/anatomy/kinds.ts'
import type { Lost } from '#model/agreement/anatomy/lost.ts'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import type { LostAgreement } from '#server/agreement/lost-agreement.ts'
import type { PictureFile } from '../agreement/pictures/files.tsx'
import { filePaint } from '../agreement/pictures/paint.ts'
import { LostPicture } from './lost-picture.tsx'
import { madeOfLost } from './made.ts'
import { Names } from './names.ts'
import { kindWord, lostWords, pairWords } from './sayings.ts'

type T = TFunction<'anatomy'>

const lostColumns = ['alpha', 'reason', 'lost', ...kinds, 'observed', 'expected']

/** What each code loses by kind, that which costs most first: as a picture, and in full precision. */
export function lostFile(t: T, shown: LostAgreement): PictureFile {
  const names = new Names(shown)
  const codes = [...(shown.found?.codes ?? [])].sort((a, b) => b.Do - a.Do)
  const rows = codes.map((one) => ({
    name: names.code(one.code),
    said: lostWords(t, one),
    lost: one,
  }))
  return {
    svg: picture(t, shown, t('picture.title'), rows),
    columns: ['code', 'code_name', ...lostColumns],
    rows: codes.map((one) => [one.code, names.code(one.code), ...lostCells(one)]),
    round: shown.round,
  }
}

/** The same of each pair of coders, over all codes or on the one that was chosen. */
export function lostPairsFile(t: T, shown: LostAgreement): PictureFile {
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
  const of = code === null ? t('byCode.all') : names.code(code)
  return {
    svg: picture(t, shown, t('picture.pairs', { of }), rows),
    columns: ['first_id', 'first', 'second_id', 'second', 'code', ...lostColumns],
    rows: pairs.map(({ one, coders }) => [
      ...coders.flatMap((coder) => [coder, names.coder(coder)]),
      code,
      ...lostCells(one),
    ]),
    round: shown.round,
  }
}

/** @param all rows, of which those that lost something are drawn */
function picture(
  t: T,
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
        made: madeOfLost(t, shown, t('picture.bar')),
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
