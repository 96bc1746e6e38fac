import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { hues } from '#model/codebook.ts'

const tokens = read('app/styles/tokens.css')
const drawn = resolve('../shared/visual/tokens.css')

/** A style sheet with one kind of quotes: the formatter chooses another than the drawing does. */
function read(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('"', "'")
}

/** What a block declares, by name. */
function declared(css: string, selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  if (start === -1) throw new Error(`The tokens have no block ${selector}.`)
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
  return new Map(
    body
      .split(';')
      .map((line) => line.split(':'))
      .filter((parts) => parts.length > 1)
      .map(([name = '', ...value]) => [name.trim(), value.join(':').trim().replace(/\s+/g, ' ')]),
  )
}

test('the dark look is the same chosen by the person and by the system', () => {
  const chosen = declared(tokens, "[data-theme='dark']")
  expect(declared(tokens, ':root:not([data-theme])')).toEqual(chosen)
  expect(chosen.size).toBeGreaterThan(40)
})

test('every hue has a stripe and a fill in both looks, and a rule that hands them to a code', () => {
  const rules = read('app/styles/hues.css')
  for (const hue of hues) {
    for (const block of [declared(tokens, ':root'), declared(tokens, "[data-theme='dark']")]) {
      expect(block.get(`--stripe-${hue}`)).toMatch(/^#[0-9a-f]{6}$/)
      expect(block.get(`--fill-${hue}`)).toMatch(/^#[0-9a-f]{6}$/)
    }
    expect(declared(rules, `[data-hue='${hue}']`)).toEqual(
      new Map([
        ['--code-stripe', `var(--stripe-${hue})`],
        ['--code-fill', `var(--fill-${hue})`],
      ]),
    )
  }
})

test.skipIf(!existsSync(drawn))('the tokens are those that the screens were drawn with', () => {
  const source = read(drawn)
  for (const selector of [':root', "[data-theme='dark']"]) {
    expect(declared(tokens, selector)).toEqual(declared(source, selector))
  }
})

test('no style beside the tokens has a raw colour', () => {
  const styles = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.css') && !file.endsWith('tokens.css'),
  )
  expect(styles.length).toBeGreaterThan(10)
  const raw = styles.flatMap((file) =>
    (
      readFileSync(`app/${file}`, 'utf8').match(/#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/gi) ?? []
    ).map((colour) => `${file}: ${colour}`),
  )
  expect(raw).toEqual([])
})
