import { resolve } from 'node:path'
import { expect, test } from 'vitest'
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
    for (const one of printed)
      expect(Math.abs(one.printed - one.ours), one.paper).toBeLessThan(0.011)
  },
)
