import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Places that are measured in the text, whose letters have a left and a right whatever the page has. */
const measured = ['edge-handles.module.css', 'floating-picker.module.css']

const sheets = readdirSync('app', { recursive: true, withFileTypes: true })
  .filter(({ name }) => name.endsWith('.css') && !measured.includes(name))
  .map((entry) => join(entry.parentPath, entry.name))

const physical = [
  /^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b/,
  /^border-(top|bottom)-(left|right)-radius$/,
  /^(left|right)$/,
]

/** Whether a declaration says left or right where start and end would do. */
function isOfOneDirection(property: string, value: string): boolean {
  if (physical.some((pattern) => pattern.test(property))) return true
  if (['text-align', 'float', 'clear'].includes(property)) return /\b(left|right)\b/.test(value)
  if (!/^(margin|padding|inset|border-(width|style|color))$/.test(property)) return false
  const [, right, , left] = value.match(/[\w-]+\([^()]*(\([^()]*\)[^()]*)*\)|\S+/g) ?? []
  return left !== undefined && left !== right
}

test('a page in a language that is written from the right is mirrored by its style sheets alone', () => {
  const wrong = sheets.flatMap((sheet) =>
    [...readFileSync(sheet, 'utf8').matchAll(/^\s+([a-z-]+):\s*([^;{]+);/gm)]
      .filter(([, property, value]) => isOfOneDirection(property!, value!))
      .map(([declaration]) => `${sheet}: ${declaration.trim()}`),
  )
  expect(wrong).toEqual([])
  expect(sheets.length).toBeGreaterThan(100)
})
