import { nice, ticks } from 'd3-array'
import { useTranslation } from 'react-i18next'
import type { Need } from '#model/agreement/planning/needed.ts'
import { linear, logarithmic } from '#model/pictures/scale.ts'
import { useNumberText } from '../../use-number-text.ts'
import { coefficientText } from '../agreement/coefficient-text.ts'
import { Card } from '../card.tsx'
import { NumberHead, Table } from '../table.tsx'
import styles from './width-curve.module.css'

/** Of the picture, in pixels; the narrow one is for telephones. CSS displays one of them, and so it is read out. */
const sizes = {
  wide: { width: 640, height: 240, left: 44, right: 16, top: 12, bottom: 32 },
  narrow: { width: 300, height: 200, left: 40, right: 8, top: 12, bottom: 32 },
}

const tickCount = 4

/** How the interval narrows with what is coded, the wished width as a line, and the numbers below it. */
export function WidthCurve({
  need,
  name,
  wished,
}: {
  need: Pick<Need, 'outlooks'>
  /** Of the code. */
  name: string
  wished: number
}) {
  const { t } = useTranslation('planning')
  const numberText = useNumberText()
  const points = need.outlooks.flatMap(({ number, width }) =>
    width === null ? [] : [{ number, width }],
  )
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  const text = t('needed.curveText', {
    code: name,
    widest: coefficientText(t, first.width),
    fewest: first.number,
    narrowest: coefficientText(t, last.width),
    most: last.number,
  })
  return (
    <Card title={t('needed.curve')} small={name}>
      <div className={styles.curve}>
        {(['wide', 'narrow'] as const).map((look) => (
          <Curve key={look} look={look} points={points} wished={wished} text={text} />
        ))}
      </div>
      <details>
        <summary>{t('needed.table')}</summary>
        <Table label={t('needed.table')} dense>
          <thead>
            <tr>
              <NumberHead>{t('needed.tried')}</NumberHead>
              <NumberHead>{t('needed.width2')}</NumberHead>
            </tr>
          </thead>
          <tbody>
            {points.map(({ number, width }) => (
              <tr key={number}>
                <td className="num">{numberText(number)}</td>
                <td className="num">{coefficientText(t, width)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </Card>
  )
}

function Curve({
  look,
  points,
  wished,
  text,
}: {
  look: keyof typeof sizes
  /** Two at least, the fewest coded first. */
  points: readonly { number: number; width: number }[]
  wished: number
  /** What it shows, in words. */
  text: string
}) {
  const { t } = useTranslation('planning')
  const numberText = useNumberText()
  const size = sizes[look]
  const [first, last] = [points[0]!, points.at(-1)!]
  const x = logarithmic([first.number, last.number], [size.left, size.width - size.right])
  const widest = Math.max(wished, ...points.map(({ width }) => width))
  const [, highest] = nice(0, widest, tickCount)
  const y = linear([0, highest], [size.height - size.bottom, size.top])
  return (
    <svg
      className={styles[look]}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
    >
      <title>{t('needed.curve')}</title>
      <desc>{text}</desc>
      {ticks(0, highest, tickCount).map((tick) => (
        <g key={tick}>
          <line
            className={styles.grid}
            x1={size.left}
            x2={size.width - size.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text className={styles.tick} x={size.left - 8} y={y(tick) + 4} textAnchor="end">
            {coefficientText(t, tick)}
          </text>
        </g>
      ))}
      {[first.number, last.number].map((number) => (
        <text
          key={number}
          className={styles.tick}
          x={x(number)}
          y={size.height - 10}
          textAnchor={number === first.number ? 'start' : 'end'}
        >
          {numberText(number)}
        </text>
      ))}
      <line
        className={styles.wished}
        x1={size.left}
        x2={size.width - size.right}
        y1={y(wished)}
        y2={y(wished)}
      />
      <polyline
        className={styles.line}
        points={points.map(({ number, width }) => `${x(number)},${y(width)}`).join(' ')}
      />
      {points.map(({ number, width }) => (
        <circle key={number} className={styles.point} cx={x(number)} cy={y(width)} r="3" />
      ))}
    </svg>
  )
}
