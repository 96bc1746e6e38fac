import { expect, test } from 'vitest'
import { resultsCsv } from '#app/components/calculator/results-csv.ts'
import { keptCsv } from '#app/live/kept-csv.ts'
import { pictureDownload } from '#app/picture-download.server.ts'
import { spreadsheetCell } from '#model/formats/spreadsheet-cell.ts'

const formulas = ['=1+1', '+SUM(A1)', '-2+3', '@me', '\tx']

test('no cell of a file for spreadsheets is run as a formula', () => {
  expect(formulas.map(spreadsheetCell)).toEqual(formulas.map((cell) => `'${cell}`))
  expect(['a=1', "'=1", ''].map(spreadsheetCell)).toEqual(['a=1', "'=1", ''])
})

test('numbers stay numbers in it, whatever their sign', () => {
  const numbers = [-0.25, '-0.25', '+3', '-1e-9', '-.5', null, true]
  expect(numbers.map(spreadsheetCell)).toEqual(numbers)
})

test('the tables of pictures, of the calculator and of what a device kept are such files', async () => {
  const picture = pictureDownload(
    {
      svg: null as never,
      columns: ['code', 'alpha'],
      rows: [['=cmd|x', -0.5]],
      round: { name: 'R', visibility: 'blind' },
    },
    'x.csv',
    'csv',
  )
  const parts = await picture.stream.toArray()
  const text = Buffer.concat(parts.map((part) => Buffer.from(part))).toString()
  expect(text).toContain("'=cmd|x,-0.5,blind")
  const [row] = resultsCsv([{ name: 'cohen', parts: ['=a|b'], value: -0.5 }])
    .split('\n')
    .slice(1)
  expect(row).toContain("cohen,'=a|b,,,-0.5")
  const interval = { method: 'bca', drawn: 'units', draws: 10, undefinedDraws: 3 } as const
  const [, drawn, missed] = resultsCsv([
    {
      name: 'alpha_nominal',
      parts: [],
      value: 0,
      interval,
      failing: [{ target: 0.8, share: 0.25 }],
    },
  ]).split('\n')
  expect(drawn).toBe('alpha_nominal,,,,0,,,,,bca,10,3,true,true')
  expect(missed).toBe('alpha_nominal,probability below 0.8,,,0.25,,,,,,,,,')
  const kept = keptCsv([
    { row: { text: '@x', start: 3 }, span: {}, code: 'closed', at: 'now' } as never,
  ])
  expect(kept).toContain("'@x")
})
