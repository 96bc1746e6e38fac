import { expect, test } from 'vitest'
import { codeLooks } from '#app/components/code-look.ts'
import { hues } from '#model/codebook.ts'

test('codes of one hue are told apart by pattern, in the order of the codebook', () => {
  const codes = [...hues, ...hues, hues[0]!].map((colour, index) => ({ id: `${index}`, colour }))
  const looks = codeLooks(codes)
  expect(looks.get('0')).toEqual({ hue: 'brick', pattern: 0 })
  expect(looks.get('12')).toEqual({ hue: 'brick', pattern: 1 })
  expect(looks.get('24')).toEqual({ hue: 'brick', pattern: 2 })
  const seen = [...looks.values()].map(({ hue, pattern }) => `${hue} ${pattern}`)
  expect(new Set(seen).size).toBe(codes.length)
})
