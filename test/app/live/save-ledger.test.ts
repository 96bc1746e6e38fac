import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFinal, readRefusal } from '#app/live/refusal.ts'
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

test('a close reason names the error and the entry', () => {
  expect(readRefusal(4400, 'invalid-input 0b8e5b3e-51cf-4d1a-8f51-1f5f6a5f9a11')).toEqual({
    closeCode: 4400,
    code: 'invalid-input',
    entryId: '0b8e5b3e-51cf-4d1a-8f51-1f5f6a5f9a11',
  })
  expect(readRefusal(4409, 'stale-epoch')).toMatchObject({ code: 'stale-epoch', entryId: null })
  expect(readRefusal(1009, '')).toMatchObject({ code: 'too-large', entryId: null })
  expect(readRefusal(4403, 'nonsense')).toMatchObject({ code: 'not-permitted' })
})

test('only refusals are final: a lost connection or a server that asks to come later is not', () => {
  expect([4400, 4401, 4409, 4499, 1009].map(isFinal)).toEqual([true, true, true, true, true])
  expect([1000, 1001, 1006, 4503, 4500].map(isFinal)).toEqual([false, false, false, false, false])
})
