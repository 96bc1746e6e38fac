import { expect, test } from 'vitest'
import type { ReportFigure } from '#app/components/agreement/figures-of.ts'
import { slotRowsByCode } from '#app/components/agreement/slot-rows.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { slotEstimates } from '#model/agreement/slot-alpha.ts'

test.each([
  ['en' as const, 'Left out 2 times: several values by one coder in one unit; take sentences'],
  [
    'de' as const,
    '2-mal ausgelassen: mehrere Werte einer Person in einer Einheit; nehmen Sie Sätze',
  ],
])(
  'the overview says on how many units a slot stands, and what was left out (%s)',
  (tag, words) => {
    const slot = { key: 'stance', label: 'Stance', kind: 'scale' as const, values: [1, 2, 3] }
    const said = new Map(
      [
        [['1'], ['1']],
        [['1', '2'], ['2']],
        [['1', '3'], ['3']],
      ].map((unit, index) => [index, new Map(unit.map((values, coder) => [coder, values]))]),
    )
    const drawn = { order: [0, 1, 2], clusterOf: [0, 1, 2], clusters: [1, 1, 1] }
    const figures = slotEstimates([{ code: 'blame', slot, said }] as never, drawn as never)
    const rows = slotRowsByCode(makeI18n(tag, allWords).getFixedT(tag, 'agreement'), {
      coefficients: figures.map(({ figure }) => figure as ReportFigure),
      slots: [{ code: 'blame', key: 'stance', label: 'Stance' }],
      ledger: { units: { compared: 3 } },
    } as never)
    const [row] = rows.get('blame')!
    expect(row).toMatchObject({ label: 'Stance', units: 1 })
    expect(row!.figure.reason).toBe('one_unit')
    expect(row!.leftOut).toContain(words)
  },
)
