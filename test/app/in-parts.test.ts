import { expect, test } from 'vitest'
import { inParts } from '#app/in-parts.ts'

function* steps(count: number, done: number[], act = () => {}): Generator<void> {
  for (let at = 0; at < count; at++) {
    act()
    done.push(at)
    yield
  }
}

/** Longer than the page is held. */
function work(): void {
  const end = performance.now() + 10
  while (performance.now() < end);
}

test('little work is done when it returns', () => {
  const done: number[] = []
  let isDone = false
  inParts(steps(3, done), () => (isDone = true))
  expect(done).toEqual([0, 1, 2])
  expect(isDone).toBe(true)
})

test('long work leaves the page free in between, and is done in order', async () => {
  const done: number[] = []
  const seen: number[] = []
  await new Promise<void>((resolve) => {
    const stepped = inParts(steps(3, done, work), resolve)
    expect(stepped).toBeTypeOf('function')
    expect(done).toEqual([0])
    setTimeout(() => seen.push(done.length))
  })
  expect(done).toEqual([0, 1, 2])
  expect(seen[0]).toBeLessThan(3)
})

test('what is stopped stays undone', async () => {
  const done: number[] = []
  let isDone = false
  const stop = inParts(steps(3, done, work), () => (isDone = true))
  stop()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(done).toEqual([0])
  expect(isDone).toBe(false)
})
