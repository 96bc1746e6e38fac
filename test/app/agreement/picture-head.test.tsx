import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { filePaint, pagePaint } from '#app/components/agreement/pictures/paint.ts'
import { fittedInMiddle, Picture, widthOf } from '#app/components/agreement/pictures/picture.tsx'

const words = {
  title: 'Krippendorff’s α of each transcript, in the order of completion: all codes (sets, MASI)',
  made: ['Lake Vessa · Round 1', `Compared: ${'turns of every speaker, '.repeat(8)}and so on.`],
  description: '',
}

function drawn(paint: typeof filePaint) {
  const svg = renderToStaticMarkup(
    createElement(Picture, { width: 200, height: 90, words, paint, children: null }),
  )
  const texts = [...svg.matchAll(/<text [^>]*font-size="([\d.]+)"[^>]*>([^<]*)</g)]
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!
  return {
    width: Number(width),
    height: Number(height),
    lines: texts.map(([, size, text]) => ({ size: Number(size), text: text! })),
  }
}

test('what stands above a picture in a file is cut into lines that fit into it, whatever its width', () => {
  const { width, height, lines } = drawn(filePaint)
  expect(lines.map(({ text }) => text).join(' ')).toBe([words.title, ...words.made].join(' '))
  for (const { size, text } of lines) expect(widthOf(text, size), text).toBeLessThan(width - 16)
  expect(height).toBeGreaterThan(90 + lines.length * 17)
})

test('in a page nothing stands above it, and it is as wide as it is drawn', () => {
  expect(drawn(pagePaint as typeof filePaint)).toEqual({ width: 200, height: 90, lines: [] })
})

test('a name that is too long for its bar keeps its end, where the number of a turn stands', () => {
  const name = 'Interview with the mayor of the upper valley, turn 117, M'
  expect(fittedInMiddle(name, 12.5, 200)).toMatch(/^Interview .*….* 117, M$/)
  expect(fittedInMiddle('short', 12.5, 200)).toBe('short')
})
