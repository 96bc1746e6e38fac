import type { TFunction } from 'i18next'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import { cellsOfLine, partsOfTurns } from '#model/pictures/names.ts'
import { cCoefficient } from '#model/pictures/overlaps.ts'
import type { CodePicturePage } from '#server/code-pictures.ts'
import type { PictureFile } from '../agreement/pictures/files.tsx'
import { filePaint } from '../agreement/pictures/paint.ts'
import { drawn } from './drawn.tsx'
import { columnName, countOf, usedCodes } from './shown-codes.ts'

/** The picture as a file, and all that it is drawn from, also of what a picture has no room for. */
export function codePictureFile(t: TFunction<'pictures'>, page: CodePicturePage): PictureFile {
  const numberText = (count: number) => count.toLocaleString('en')
  return {
    round: page.round,
    svg: drawn(page, { t, paint: filePaint, numberText, leads: false }),
    ...rowsOf(t, page),
  }
}

function rowsOf(
  t: TFunction<'pictures'>,
  page: CodePicturePage,
): { columns: string[]; rows: Cell[][] } {
  const { picture, coders } = page
  const used = usedCodes(page)
  switch (picture.of) {
    case 'codeline': {
      const names = new Map(used.map(({ id, name }) => [id, name]))
      const coderNames = new Map(coders.map(({ id, name }) => [id, name]))
      return {
        columns: ['line', 'code_id', 'name', 'coder', 'start', 'end', 'from_share', 'to_share'],
        rows: [
          ...picture.speakers.flatMap(({ name, stretches }) =>
            stretches.map((one) => ['speaker', null, columnName(t, name), null, ...placeOf(one)]),
          ),
          ...picture.lines.flatMap(({ code, coder, stretches }) =>
            stretches.map((one) => [
              ...['code', code, names.get(code) ?? code],
              coder === null ? null : (coderNames.get(coder) ?? coder),
              ...placeOf(one),
            ]),
          ),
        ],
      }
    }
    case 'turns': {
      const count = countOf(picture.counts)
      return {
        columns: [
          ...['code_id', 'code', 'preamble'],
          ...Array.from({ length: partsOfTurns }, (_, part) => `part_${part + 1}`),
        ],
        rows: used.map(({ id, name }) => [
          ...[id, name, count(id, '')],
          ...Array.from({ length: partsOfTurns }, (_, part) => count(id, String(part))),
        ]),
      }
    }
    case 'speakers':
    case 'transcripts': {
      const count = countOf(picture.counts)
      const place = picture.of === 'speakers' ? 'speaker' : 'transcript'
      return {
        columns: [
          'code_id',
          'code',
          place,
          'coded_spans',
          ...(place === 'speaker' ? ['characters_spoken'] : []),
        ],
        rows: used.flatMap(({ id, name }) =>
          picture.columns.map((column) => [
            ...[id, name, columnName(t, column.name), count(id, column.id)],
            ...(column.speech === null ? [] : [column.speech]),
          ]),
        ),
      }
    }
    case 'together': {
      const byId = new Map(used.map((code) => [code.id, code]))
      return {
        columns: [
          ...['first_id', 'first', 'second_id', 'second'],
          ...['pairs_of_spans', 'spans_of_first', 'spans_of_second', 'c_coefficient'],
        ],
        rows: picture.pairs.flatMap(({ one, other, both }) => {
          const [first, second] = [byId.get(one), byId.get(other)]
          if (first === undefined || second === undefined) return []
          return [
            [
              ...[one, first.name, other, second.name, both, first.spans, second.spans],
              cCoefficient(both, first.spans, second.spans),
            ],
          ]
        }),
      }
    }
  }
}

/** Where a stretch lies, in code points and as shares of the text. */
function placeOf({
  start,
  end,
  first,
  last,
}: {
  start: number
  end: number
  first: number
  last: number
}) {
  return [start, end, first / cellsOfLine, (last + 1) / cellsOfLine]
}
