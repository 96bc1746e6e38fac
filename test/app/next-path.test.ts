import { expect, test } from 'vitest'
import { nextPath } from '#app/next-path.ts'

test.each([
  ['/projects/1?unit=turn', '/projects/1?unit=turn'],
  ['/', '/'],
])('[PE3] %s is a place of ours to go to after signing in', (next, path) => {
  expect(nextPath(next)).toBe(path)
})

test.each([
  ['//elsewhere.example'],
  ['/\\elsewhere.example'],
  ['/\t/elsewhere.example'],
  ['/..//elsewhere.example'],
  ['/.//elsewhere.example/'],
  ['/here/..//elsewhere.example'],
  ['https://elsewhere.example/'],
  ['javascript:alert(1)'],
  ['projects'],
  [''],
  [null],
  [undefined],
])('[PE3] %j leads to the start page and nowhere else', (next) => {
  expect(nextPath(next)).toBe('/')
})
