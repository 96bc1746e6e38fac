import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isPrinted } from '../../../app/components/checks/checked-figures.ts'
import { checkedFigures } from '../../builders/checked-figures.ts'
import { referenceCases } from '../../builders/reference-cases.ts'

const path = resolve(import.meta.dirname, '../../../app/components/checks/checked-figures.json')

test.skipIf(referenceCases === undefined)(
  'the page about the figures says what the reference cases say (skipped without ../shared)',
  async () => {
    const now = JSON.stringify(checkedFigures(referenceCases!.cases), null, 2)
    await expect(`${now}\n`).toMatchFileSnapshot(path)
  },
)

test.skipIf(referenceCases === undefined)(
  'what a paper prints is what comes out, within what it rounds to (skipped without ../shared)',
  () => {
    const { printed } = checkedFigures(referenceCases!.cases)
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
