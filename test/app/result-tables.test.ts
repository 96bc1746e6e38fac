import { expect, test } from 'vitest'
import { columnName } from '#app/components/calculator/names.ts'
import { tablesOf } from '#app/components/calculator/result-tables.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { resultRows } from '#model/agreement/result-rows.ts'
import { spansResults } from '#model/agreement/spans-results.ts'

const t = makeI18n('en', allWords).getFixedT('en', 'calculator')

test('of free spans every column for each code has a name, and holds no lengths of text', () => {
  const rows = resultRows(
    spansResults({
      coders: ['Ana', 'Ben'],
      length: 1_200,
      spans: [
        { coder: 'Ana', start: 0, end: 88, code: 'blame' },
        { coder: 'Ben', start: 4, end: 148, code: 'blame' },
      ],
    }),
  )
  const { columns, rows: codes } = tablesOf(rows).byPart
  expect(columns).toContain('position_by_code kappa')
  for (const column of columns) expect(columnName(t, column)).not.toMatch(/parts\.|names\.|table/)
  const figures = codes.flatMap(({ cells }) => [...cells.values()].map(({ value }) => value ?? 0))
  expect(Math.max(...figures)).toBeLessThanOrEqual(1)
})
