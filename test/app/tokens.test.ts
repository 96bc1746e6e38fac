import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { hues } from '#model/codebook.ts'

const tokens = read('app/styles/tokens.css')
const drawn = resolve('../shared/visual/tokens.css')

/** A style sheet without comments and with one kind of quotes: the formatter has another than the drawing. */
function read(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replaceAll('"', "'")
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

/** What a block declares once light or dark is chosen; a shadow nobody sees is none. */
function chosen(block: Map<string, string>, look: 'light' | 'dark'): Map<string, string> {
  const part = look === 'light' ? '$1' : '$2'
  return new Map(
    [...block].map(([name, value]) => [
      name,
      value
        .replace(/light-dark\(([^,]+), ([^)]+)\)/g, part)
        .split(', ')
        .filter((layer) => !layer.endsWith(' transparent'))
        .join(', '),
    ]),
  )
}

test('the system chooses between light and dark until a person does', () => {
  expect(declared(tokens, ':root').get('color-scheme')).toBe('light dark')
  for (const look of ['light', 'dark']) {
    expect(declared(tokens, `[data-theme='${look}']`)).toEqual(new Map([['color-scheme', look]]))
  }
})

test('every hue has a stripe and a fill in both looks, and a rule that hands them to a code', () => {
  const rules = read('app/styles/hues.css')
  const block = declared(tokens, ':root')
  for (const hue of hues) {
    for (const part of ['stripe', 'fill']) {
      expect(block.get(`--${part}-${hue}`)).toMatch(/^light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)$/)
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
  const light = declared(source, ':root')
  const dark = declared(source, "[data-theme='dark']")
  const own = declared(tokens, ':root')
  own.delete('color-scheme')
  light.delete('color-scheme')
  dark.delete('color-scheme')
  expect(dark.size).toBeGreaterThan(40)
  expect(chosen(own, 'light')).toEqual(light)
  expect(chosen(own, 'dark')).toEqual(new Map([...light, ...dark]))
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
