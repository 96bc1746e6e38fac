import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sources = readdirSync('app/routes').map((name) => ({
  name,
  text: readFileSync(join('app/routes', name), 'utf8'),
}))

test('a form leaves its page as it is where the server cannot be reached', () => {
  const withForms = sources.filter(({ text }) => /= (formAction|openFormAction)\(/.test(text))
  const without = withForms.filter(
    ({ text }) => !text.includes("export { clientAction } from '../unreachable.ts'"),
  )
  expect(without.map(({ name }) => name)).toEqual([])
  expect(withForms.length).toBeGreaterThan(15)
})
