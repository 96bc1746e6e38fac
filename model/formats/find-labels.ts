import { candidatesIn, type LabelFamily } from './labels.ts'
import { skipLineSpaces, skipSpaces } from './spaces.ts'

/** One line that begins with a label. UTF-16 positions in the text. */
export interface Mark {
  label: string
  /** The line's first character that is no space. */
  start: number
  /** Where the label with its colon and times ends. */
  labelEnd: number
  timed: boolean
}

/** Every line of a text that may begin with a label, by the family it would belong to. */
export type MarksByFamily = Record<LabelFamily, Mark[]>

/** No line of any family, to be filled. */
export function noMarks(): MarksByFamily {
  return {
    colon: [],
    bold: [],
    capitals: [],
    'question-answer': [],
    brackets: [],
    'name-and-time': [],
  }
}

/** Looks at every line of a text once. */
export function scan(text: string): MarksByFamily {
  const found = noMarks()
  let blankBefore = true
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf('\n', from)
    const to = lineEnd === -1 ? text.length : lineEnd
    const start = skipSpaces(text, from, to)
    if (start === to) {
      blankBefore = true
    } else {
      const nextStart = skipLineSpaces(text, to + 1)
      const blankAfter = nextStart >= text.length || text[nextStart] === '\n'
      const line = text.slice(from, Math.min(to, from + 250))
      for (const candidate of candidatesIn(line, blankBefore, blankAfter)) {
        found[candidate.family].push({
          label: candidate.label,
          start,
          labelEnd: from + candidate.length,
          timed: candidate.timed,
        })
      }
      blankBefore = false
    }
    from = to + 1
  }
  return found
}
