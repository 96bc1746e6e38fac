import { coefficientScale } from '../../pictures/coefficient-scale.ts'
import { shortened } from '../../text.ts'
import type { ForestBlock } from './blocks.ts'

interface Look {
  width: number
  /** Where the scale begins and ends. */
  scale: readonly [number, number]
  rowHeight: number
  /** From the top of a row to its interval, and to the foot of its words. */
  interval: number
  words: number
  /** Characters of a name, as many as have room beside the scale or the value. */
  mostOfName: number
}

/** Names beside the scale, or above it where a screen has no room for both; lengths in units of the picture. */
const looks: Record<ForestLook, Look> = {
  wide: { width: 720, scale: [232, 638], rowHeight: 24, interval: 12, words: 16, mostOfName: 31 },
  narrow: { width: 320, scale: [16, 304], rowHeight: 42, interval: 29, words: 16, mostOfName: 34 },
}
export type ForestLook = 'wide' | 'narrow'

const top = 12

/**
 * Figures under one another on one scale, each with its interval, as SVG in the ink of what it stands in. What
 * it shows stands in the table beside it, so its name is all that is read out.
 *
 * @param escaped makes a text into one that SVG takes for nothing else
 */
export function forestSvg(
  { caption, rows, limits, tick }: ForestBlock,
  look: ForestLook,
  escaped: (text: string) => string,
): string {
  const { width, scale, rowHeight, interval: middle, words, mostOfName } = looks[look]
  const { place, ticks } = coefficientScale(rows, scale)
  const at = (value: number) => place(value).toFixed(1)
  const bottom = top + rows.length * rowHeight
  const parts = [
    ...ticks.map(
      (value) =>
        `<line class="rule" x1="${at(value)}" x2="${at(value)}" y1="${top}" y2="${bottom}"/>` +
        `<text class="quiet" x="${at(value)}" y="${bottom + 18}" text-anchor="middle">${escaped(tick(value))}</text>`,
    ),
    ...limits.map(
      (value) =>
        `<line class="limit" x1="${at(value)}" x2="${at(value)}" y1="${top}" y2="${bottom}"/>`,
    ),
    ...rows.map(({ name, value, ci95, isThin, text }, index) => {
      const y = top + index * rowHeight + middle
      const foot = top + index * rowHeight + words
      const interval =
        ci95 === undefined || value === null
          ? ''
          : `<line class="interval${isThin ? ' thin' : ''}" x1="${at(ci95[0])}" x2="${at(ci95[1])}" y1="${y}" y2="${y}"/>`
      const point = value === null ? '' : `<circle cx="${at(value)}" cy="${y}" r="4"/>`
      return (
        `<text x="0" y="${foot}">${escaped(shortened(name, mostOfName))}</text>${interval}${point}` +
        `<text class="${value === null ? 'quiet' : 'value'}" x="${width}" y="${foot}" text-anchor="end">${escaped(text)}</text>`
      )
    }),
  ]
  return `<svg class="${look}" viewBox="0 0 ${width} ${bottom + 28}" role="img" aria-label="${escaped(caption)}">${parts.join('')}</svg>`
}
