import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { ForestPlot, PlotAxis, plotColumn } from '#app/components/agreement/forest-plot.tsx'
import { ForestPicture } from '#app/components/agreement/pictures/forest-picture.tsx'
import { pagePaint } from '#app/components/agreement/pictures/paint.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { forestSvg } from '#model/agreement/report/forest-svg.ts'

const i18n = makeI18n('en', allWords)
const drawn = (element: ReactElement) =>
  renderToStaticMarkup(createElement(I18nextProvider, { i18n }, element))

/** Where points stand from the first mark of the scale to the last one, 0 to 1. */
function shares(points: string, axis: string): number[] {
  const numbers = (svg: string, pattern: RegExp) =>
    [...svg.matchAll(pattern)].map(([, x]) => Number(x))
  const marks = numbers(axis, /<line[^>]* x1="([-\d.]+)" x2="\1"/g)
  const [from, to] = [Math.min(...marks), Math.max(...marks)]
  return [...numbers(points, /<circle[^>]* cx="([-\d.]+)"/g), ...marks].map(
    (x) => (x - from) / (to - from),
  )
}

test.each([
  [[0.81, 0.4, 0], 6],
  [[0.7, -0.13, 1], 7],
  [[-0.9, 0.3], 5],
])('a figure stands at the same place on every scale: %j', (values, ticks) => {
  const figures = values.map((value) => ({ value }))
  const column = plotColumn(figures, [])
  const words = { title: '', made: [], description: '' }
  const row = { name: 'Blame', text: '', reason: '', count: null }
  const rows = figures.map(({ value }) => ({ ...row, value, ci95: undefined, isThin: false }))
  const page = figures.map(({ value }) => drawn(createElement(ForestPlot, { column, value })))
  const heads = { name: '', value: '', interval: '', count: '' }
  const shown = { t: i18n.getFixedT('en', 'agreement'), rows, heads, limits: [], words }
  const picture = drawn(createElement(ForestPicture, { ...shown, paint: pagePaint }))
  const block = { kind: 'forest', caption: '', rows, limits: [], tick: String } as const
  const reports = (['wide', 'narrow'] as const).map((look) => forestSvg(block, look, String))
  const onPage = shares(page.join(''), page[0]!)
  expect(onPage).toHaveLength(values.length + ticks)
  const inPicture = shares(picture, picture)
  const inReports = reports.map((report) => shares(report, report))
  expect(inPicture).toHaveLength(values.length + ticks)
  for (const inReport of inReports) expect(inReport).toHaveLength(values.length + ticks)
  for (const [at, share] of inPicture.entries()) {
    expect(onPage[at]).toBeCloseTo(share, 9)
    // Its places are written with one digit.
    for (const inReport of inReports) expect(inReport[at]).toBeCloseTo(share, 3)
  }
  expect(drawn(createElement(PlotAxis, { column })).match(/<text/g)).toHaveLength(ticks)
})
