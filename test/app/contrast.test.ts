import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hues } from '#model/codebook.ts'

const tokens = readFileSync('app/styles/tokens.css', 'utf8')
const looks = ['light', 'dark'] as const

/** A colour of the tokens as `#rrggbb`. */
function colour(name: string, look: (typeof looks)[number]): string {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)
  if (found === null) throw new Error(`The tokens have no colour “${name}”.`)
  return found[look === 'light' ? 1 : 2]!
}

/** Relative luminance, 0 for black to 1 for white (WCAG 2.2). */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** Contrast of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

test('contrast is that of the standard: black on white 21, a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#1f5f8b', '#1f5f8b')).toBe(1)
})

test.each(looks)(
  'in the %s look words stand out from every fill, and from what is selected',
  (look) => {
    const grounds = [...hues.map((hue) => `fill-${hue}`), 'select', 'paper', 'surface', 'raised']
    for (const ground of grounds) {
      for (const ink of ['ink', 'ink-2']) {
        const found = contrast(colour(ink, look), colour(ground, look))
        expect(found, `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  },
)

test.each(looks)(
  'in the %s look every stripe stands out from the ground beside the text',
  (look) => {
    for (const hue of hues) {
      const found = contrast(colour(`stripe-${hue}`, look), colour('paper', look))
      expect(found, hue).toBeGreaterThanOrEqual(3)
    }
  },
)

test.each(looks)(
  'in the %s look what can be pressed, and what went well or not, can be read',
  (look) => {
    const pairs = [
      ['accent', 'paper'],
      ['accent', 'surface'],
      ['accent', 'raised'],
      ['accent', 'accent-soft'],
      ['accent-ink', 'accent'],
      ['ok', 'ok-soft'],
      ['warn', 'warn-soft'],
      ['bad', 'bad-soft'],
      ['ink-3', 'paper'],
      ['ink-3', 'surface'],
    ] as const
    for (const [ink, ground] of pairs) {
      const found = contrast(colour(ink, look), colour(ground, look))
      expect(found, `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
    // The edge of a field tells that it is one.
    expect(contrast(colour('line-strong', look), colour('paper', look))).toBeGreaterThanOrEqual(3)
  },
)
