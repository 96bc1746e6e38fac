import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { decimalsOf, isPrinted } from '../../../app/components/checks/checked-figures.ts'
import { checkedFigures } from '../../builders/checked-figures.ts'
import { referenceCases } from '../../builders/reference-cases.ts'

/** Computing all cases takes some seconds: every test reads the same. */
let known: ReturnType<typeof checkedFigures> | undefined
const checked = () => (known ??= checkedFigures(referenceCases!.cases))

const path = resolve(import.meta.dirname, '../../../app/components/checks/checked-figures.json')

test.skipIf(referenceCases === undefined)(
  'the page about the figures says what the reference cases say (skipped without ../shared)',
  async () => {
    const now = JSON.stringify(checked(), null, 2)
    await expect(`${now}\n`).toMatchFileSnapshot(path)
  },
)

test.skipIf(referenceCases === undefined)(
  'what a paper prints is what comes out, within what it rounds to (skipped without ../shared)',
  () => {
    const { printed } = checked()
    expect(printed.length).toBeGreaterThan(40)
    for (const one of printed) {
      expect(Math.abs(one.printed - one.ours), one.paper).toBeLessThan(0.011)
      // A row that is not the printed one, rounded, says why; and no two rows look alike.
      expect(isPrinted(one) || one.note !== undefined, `${one.paper} ${one.name}`).toBe(true)
    }
    const rows = printed.map(({ paper, example, name, part, data }) =>
      JSON.stringify([paper, example, name, part, data]),
    )
    expect(new Set(rows).size).toBe(rows.length)
  },
)

test.skipIf(referenceCases === undefined)(
  'a figure printed with a last 0 is held against all its decimals (skipped without ../shared)',
  () => {
    const { printed } = checked()
    const book = printed.find(({ paper }) => paper === 'Krippendorff 2018, p. 310')!
    expect(decimalsOf(book)).toBe(3)
    expect(isPrinted(book)).toBe(false)
    expect(book.note).toBe('book')
  },
)

test.skipIf(referenceCases === undefined)(
  'each figure is counted once: by programs, by formula or hand, by the second program alone (skipped without ../shared)',
  () => {
    const { held, figures } = checked()
    const all = figures.reduce((sum, one) => sum + one.figures, 0)
    expect(held.programs + held.derived + held.alone).toBe(all)
    // Names that no program gives at all are among those held against less.
    const without = figures.filter(({ programs }) => programs.length === 0)
    expect(held.alone).toBeGreaterThanOrEqual(without.reduce((sum, one) => sum + one.figures, 0))
    expect(held.derived).toBeGreaterThan(0)
  },
)
