import { expect, test } from 'vitest'
import { inParts } from '#app/in-parts.ts'

function* steps(count: number, done: number[]): Generator<void> {
  for (let at = 0; at < count; at++) {
    done.push(at)
    yield
  }
}

/** By which each step takes so many milliseconds. */
function clock(stepMs: number): () => number {
  let at = 0
  return () => (at += stepMs)
}

test('little work is done when it returns', () => {
  const done: number[] = []
  let isDone = false
  inParts(steps(3, done), () => (isDone = true), clock(1))
  expect(done).toEqual([0, 1, 2])
  expect(isDone).toBe(true)
})

test('long work leaves the page free in between, and is done in order', async () => {
  const done: number[] = []
  const seen: number[] = []
  await new Promise<void>((resolve) => {
    inParts(steps(3, done), resolve, clock(10))
    expect(done).toEqual([0])
    setTimeout(() => seen.push(done.length))
  })
  expect(done).toEqual([0, 1, 2])
  expect(seen[0]).toBeLessThan(3)
})

test('what is stopped stays undone', async () => {
  const done: number[] = []
  let isDone = false
  const stop = inParts(steps(3, done), () => (isDone = true), clock(10))
  stop()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(done).toEqual([0])
  expect(isDone).toBe(false)
})
