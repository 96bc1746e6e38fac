import { coefficientScale } from '../../pictures/coefficient-scale.ts'
import { shortened } from '../../text.ts'
import type { ForestBlock } from './blocks.ts'

const width = 720
const names = 220
const right = 70
const rowHeight = 24
const top = 12
/** Characters of a name, as many as have room beside the scale. */
const mostOfName = 31

/**
 * Figures under one another on one scale, each with its interval, as SVG in the ink of what it stands in. What
 * it shows stands in the table beside it, so its name is all that is read out.
 *
 * @param escaped makes a text into one that SVG takes for nothing else
 */
export function forestSvg(
  { caption, rows, limits, tick }: ForestBlock,
  escaped: (text: string) => string,
): string {
  const { place, ticks } = coefficientScale(rows, [names + 12, width - right - 12])
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
      const y = top + (index + 0.5) * rowHeight
      const interval =
        ci95 === undefined || value === null
          ? ''
          : `<line class="interval${isThin ? ' thin' : ''}" x1="${at(ci95[0])}" x2="${at(ci95[1])}" y1="${y}" y2="${y}"/>`
      const point = value === null ? '' : `<circle cx="${at(value)}" cy="${y}" r="4"/>`
      return (
        `<text x="0" y="${y + 4}">${escaped(shortened(name, mostOfName))}</text>${interval}${point}` +
        `<text class="${value === null ? 'quiet' : 'value'}" x="${width}" y="${y + 4}" text-anchor="end">${escaped(text)}</text>`
      )
    }),
  ]
  return `<svg viewBox="0 0 ${width} ${bottom + 28}" role="img" aria-label="${escaped(caption)}">${parts.join('')}</svg>`
}
