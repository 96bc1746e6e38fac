import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filePaint } from '#app/components/agreement/pictures/paint.ts'
import { hues } from '#model/codebook.ts'

test('a code has in a file the colour that it has in the light page', () => {
  const tokens = readFileSync('app/styles/tokens.css', 'utf8')
  for (const hue of hues) {
    const [, light] = new RegExp(`--stripe-${hue}: light-dark\\((#[0-9a-f]{6})`).exec(tokens) ?? []
    expect(filePaint.hue(hue)).toBe(light)
  }
})
