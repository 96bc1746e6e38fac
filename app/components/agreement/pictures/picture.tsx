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
const titleLineHeight = 20
const madeHeight = 17

/** A file is at least so wide, so that what stands above a narrow picture has not to be cut into many lines. */
const leastFileWidth = 560

/** What stands above a picture in a file: its title and how it was made, in lines that fit. */
function headOf({ title, made }: PictureWords, width: number) {
  const titles = linesOf(title, 15, width - 32)
  const below = made.flatMap((line) => linesOf(line, 11.5, width - 32))
  const titlesHeight = titleHeight + (titles.length - 1) * titleLineHeight
  return { titles, below, titlesHeight, height: titlesHeight + below.length * madeHeight + 10 }
}

/** An SVG by itself: title and description inside, and in a file the words above it as well. */
export function Picture({
  width: drawnWidth,
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
  const isFile = paint.ground !== undefined
  const width = isFile ? Math.max(drawnWidth, leastFileWidth) : drawnWidth
  const above = headOf(words, width)
  const head = isFile ? above.height : 0
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
          {above.titles.map((line, index) => (
            <text
              key={index}
              x="16"
              y={24 + index * titleLineHeight}
              fontSize="15"
              fontWeight="600"
              fill={paint.ink}
            >
              {line}
            </text>
          ))}
          {above.below.map((line, index) => (
            <text
              key={index}
              x="16"
              y={above.titlesHeight + 12 + index * madeHeight}
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

/** The same of a name that says as much with its end, a turn's number for one: cut in its middle. */
export function fittedInMiddle(text: string, size: number, width: number): string {
  const most = Math.max(3, Math.floor(width / (size * 0.56)))
  const signs = [...text]
  if (signs.length <= most) return text
  const after = Math.floor((most - 1) * 0.6)
  return `${signs.slice(0, most - 1 - after).join('')}…${signs.slice(-after).join('')}`
}

/** Words in lines of about this width, parted between words; a longer word stands alone. */
function linesOf(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    const longer = line === undefined ? word : `${line} ${word}`
    if (line !== undefined && widthOf(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
