import { type ReactNode, useId } from 'react'
import type { Paint } from './paint.ts'

/** What every picture says in words: what it is of, how it was made, what is to be seen. */
export interface PictureWords {
  title: string
  /** What shaped the figures. Stands in files, where no page says it. */
  made: readonly string[]
  /** For whoever does not see it. */
  description: string
}

const titleHeight = 30
const madeHeight = 17

/** Room above a picture in a file for its title and how it was made. */
function headHeight(paint: Paint, { made }: PictureWords): number {
  return paint.ground === undefined ? 0 : titleHeight + made.length * madeHeight + 10
}

/** An SVG by itself: title and description inside, and in a file the words above it as well. */
export function Picture({
  width,
  height,
  words,
  paint,
  role = 'img',
  children,
}: {
  width: number
  /** Without the words above. */
  height: number
  words: PictureWords
  paint: Paint
  /** A group where there are links in it: an image has nothing inside. */
  role?: 'img' | 'group'
  children: ReactNode
}) {
  const id = useId()
  const head = headHeight(paint, words)
  const isFile = paint.ground !== undefined
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height + head}`}
      width={width}
      height={height + head}
      fontFamily={paint.font}
      role={role}
      aria-labelledby={`${id}t ${id}d`}
    >
      <title id={`${id}t`}>{words.title}</title>
      <desc id={`${id}d`}>{[words.description, ...words.made].join(' ')}</desc>
      {isFile && (
        <>
          <rect width={width} height={height + head} fill={paint.ground} />
          <text x="16" y="24" fontSize="15" fontWeight="600" fill={paint.ink}>
            {words.title}
          </text>
          {words.made.map((line, index) => (
            <text
              key={line}
              x="16"
              y={titleHeight + 12 + index * madeHeight}
              fontSize="11.5"
              fill={paint.ink2}
            >
              {line}
            </text>
          ))}
        </>
      )}
      <g transform={`translate(0 ${head})`}>{children}</g>
    </svg>
  )
}

/** About how wide a line of words is: SVG has no way to ask. */
export function widthOf(text: string, size: number): number {
  return [...text].length * size * 0.56
}

/** A name that fits, cut where it does not. */
export function fitted(text: string, size: number, width: number): string {
  const most = Math.max(1, Math.floor(width / (size * 0.56)))
  const signs = [...text]
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}
