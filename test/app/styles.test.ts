import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Places that are measured in the text, whose letters have a left and a right whatever the page has. */
const measured = [
  'edge-handles.module.css',
  'edge-handles.tsx',
  'floating-picker.module.css',
  'text-pane.tsx',
]

const files = readdirSync('app', { recursive: true, withFileTypes: true })
  .filter(({ name }) => !measured.includes(name))
  .map((entry) => join(entry.parentPath, entry.name))
const sheets = files.filter((file) => file.endsWith('.css'))

const physical = [
  /^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b/,
  /^border-(top|bottom)-(left|right)-radius$/,
  /^(left|right)$/,
]

/** How a component writes one of these in `style`. */
const inComponents =
  /\b(left|right|(margin|padding|border|scrollMargin|scrollPadding)(Left|Right)\w*|border(Top|Bottom)(Left|Right)Radius|textAlign|float)\s*:/

/** Whether a declaration says left or right where start and end would do. */
function isOfOneDirection(property: string, value: string): boolean {
  if (physical.some((pattern) => pattern.test(property))) return true
  if (['text-align', 'float', 'clear'].includes(property)) return /\b(left|right)\b/.test(value)
  const [first, second, third, fourth] =
    value.match(/[\w-]+\([^()]*(\([^()]*\)[^()]*)*\)|\S+/g) ?? []
  // Corners go round from top left, sides from the top.
  if (property === 'border-radius') {
    const [topRight, bottomRight, bottomLeft] = [second ?? first, third ?? first, fourth ?? second]
    return topRight !== first || bottomRight !== (bottomLeft ?? first)
  }
  if (!/^(margin|padding|inset|border-(width|style|color))$/.test(property)) return false
  return fourth !== undefined && fourth !== second
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

test('nor does a component say left or right in a style of its own', () => {
  const components = files.filter((file) => file.endsWith('.tsx'))
  const wrong = components.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bstyle=\{\{([^}]*)\}\}/g)]
      .filter(([, own]) => inComponents.test(own!))
      .map(([found]) => `${file}: ${found}`),
  )
  expect(wrong).toEqual([])
  expect(components.length).toBeGreaterThan(100)
})
