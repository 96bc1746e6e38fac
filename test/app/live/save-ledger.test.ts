import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SaveLedger } from '#app/live/save-ledger.ts'

test('[WS1] nothing is saved before a fence has come back', () => {
  const ledger = new SaveLedger()
  expect(ledger.isSaved).toBe(false)
  const fence = ledger.fence()
  expect(ledger.isSaved).toBe(false)
  ledger.echo(fence)
  expect(ledger.isSaved).toBe(true)
})

test('[WS1] a change made after the fence went out is not covered by its echo', () => {
  const ledger = new SaveLedger()
  ledger.change()
  const fence = ledger.fence()
  ledger.change()
  ledger.echo(fence)
  expect([ledger.isSaved, ledger.unsaved]).toEqual([false, 1])
})

test('[WS1] fences die with their connection', () => {
  const ledger = new SaveLedger()
  ledger.change()
  const fence = ledger.fence()
  ledger.disconnect()
  expect(ledger.echo(fence)).toBe(false)
  expect([ledger.isSaved, ledger.unsaved]).toEqual([false, 1])
})

test('[WS1] an echo stands for the fences before it as well', () => {
  const ledger = new SaveLedger()
  ledger.change()
  ledger.fence()
  ledger.change()
  const second = ledger.fence()
  ledger.echo(second)
  expect([ledger.isSaved, ledger.isWaiting]).toEqual([true, false])
})

test('changes that an earlier visit left are unsaved until acknowledged', () => {
  const ledger = new SaveLedger(3)
  expect(ledger.unsaved).toBe(3)
  ledger.echo(ledger.fence())
  expect(ledger.unsaved).toBe(0)
})

test('[WS1] whatever happens, what is counted as saved was sent before a fence that came back', () => {
  const step = fc.constantFrom('change', 'fence', 'echo', 'disconnect')
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const ledger = new SaveLedger()
      let made = 0
      let proven = 0
      let open: { number: number; covers: number }[] = []
      for (const what of steps) {
        if (what === 'change') {
          ledger.change()
          made++
        } else if (what === 'fence') open.push({ number: ledger.fence(), covers: made })
        else if (what === 'disconnect') {
          ledger.disconnect()
          open = []
        } else {
          const first = open.shift()
          if (first !== undefined) {
            ledger.echo(first.number)
            proven = Math.max(proven, first.covers)
          }
        }
        expect(ledger.unsaved).toBe(made - proven)
      }
    }),
  )
})
