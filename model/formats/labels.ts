/** Forms in which texts mark who speaks. */
export const labelFamilies = [
  'colon',
  'bold',
  'capitals',
  'question-answer',
  'brackets',
  'name-and-time',
] as const
export type LabelFamily = (typeof labelFamilies)[number]

/** A line's start that looks like a label, before anybody decided whether it is one. */
export interface Candidate {
  family: LabelFamily
  /** As shown: without direction marks, spaces folded. */
  label: string
  /** UTF-16 units from the line's start to where the label, its colon and its times end. */
  length: number
  timed: boolean
}

const time = String.raw`\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?`
const times = String.raw`[[(<]?${time}(?:\s*(?:-->|[-–—])\s*${time})?[\])>]?`
const lineNumber = String.raw`(?:\d{1,5} {2,})?`
// The time after a label stands in brackets, so that `3:16` in a sentence is none.
const timeAfter = String.raw`(?:\s*[[(]${time}(?:\s*[-–—]\s*${time})?[\])])?`
// The last sign is no space either: what stands between it and the colon is then gone over once.
const label = String.raw`([^:：\s](?:[^:：]{0,118}?[^:：\s])??)`
const boldLabel = String.raw`([^:：*\s](?:[^:：*]{0,118}?[^:：*\s])??)`

const colon = new RegExp(
  String.raw`^\s*${lineNumber}(${times}\s*[-–—]?\s*)?${label}(${timeAfter})\s*(?::(?=\s|$)|：)`,
)
const bold = new RegExp(
  String.raw`^\s*${lineNumber}(${times}\s*)?(\*\*|__)\s*(${times}\s*)?${boldLabel}(${timeAfter})\s*` +
    String.raw`(?:[:：]\s*\2${timeAfter}|\2(${timeAfter})\s*(?::(?=\s|$)|：))`,
)
const capitals =
  /^\s*((?:Mr|Ms|Mrs|Miss|Dr|The|Hon|Senator|Sen|Rep|Representative|Chairman|Chairwoman|Prof|Sir|Lord|Lady)\.?\s+(?:The\s+|Mr\.?\s+|Ms\.?\s+)?(?:(?:Mc|Mac|De|de|La|Le|Van|van|Von|von|O[’'])\s?)?\p{Lu}[\p{Lu}’'-]+(?:\s+\p{Lu}[\p{Lu}’'.-]*)*(?:\s+of\s+(?:the\s+)?\p{Lu}[\p{L}.]*(?:\s+(?:of\s+)?\p{Lu}\p{L}*){0,3})?)(?:\s*(?:\[[^\]]{1,40}\]|\([^)]{1,40}\)))?\.(?=\s|$)/u
const questionAnswer = /^\s*(?:\d{1,5}\s+)?([QA])(?:[.:](?=\s|$)|\s{2,})/
const brackets = /^\s*\[([^\][]{1,80})\](?::|(?=\s|$))/
const nameAndTime = new RegExp(
  String.raw`^\s*([^\s\d(\[:：][^:：]{0,79}?)\s+(?:[-–—]\s*)?[[(]?${time}[\])]?\s*$`,
)
const onlyTime = new RegExp(`^${times}$`)
const marks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/

/**
 * Everything that the start of one line may be read as. A line is looked at by itself and no further
 * than its first 240 units, so a text of any size takes time in proportion.
 *
 * @param blankBefore whether the line before is blank or there is none
 * @param blankAfter whether the line after is blank or there is none
 */
export function candidatesIn(line: string, blankBefore: boolean, blankAfter: boolean): Candidate[] {
  const head = line.slice(0, 240)
  const { plain, place } = withoutMarks(head)
  const found: Candidate[] = []
  const add = (family: LabelFamily, label: string, end: number, timed: boolean) => {
    const shown = label.replace(/\s+/gu, ' ').trim()
    if (shown !== '') found.push({ family, label: shown, length: place(end), timed })
  }

  if (plain.includes(':') || plain.includes('：')) {
    const plainColon = colon.exec(plain)
    if (plainColon) {
      const [all, before, label, after] = plainColon
      add('colon', label!, all.length, Boolean(before) || Boolean(after))
    }
    if (plain.includes('**') || plain.includes('__')) {
      const marked = bold.exec(plain)
      if (marked) {
        const [all, before, , within, label, after, outside] = marked
        add('bold', label!, all.length, [before, within, after, outside].some(Boolean))
      }
    }
  }
  const first = plain.trimStart()
  if (first.startsWith('[')) {
    const bracketed = brackets.exec(plain)
    if (bracketed && !onlyTime.test(bracketed[1]!.trim())) {
      add('brackets', bracketed[1]!, bracketed[0].length, false)
    }
  }
  if (/^[MDTHSRCPL]/.test(first)) {
    const capital = capitals.exec(plain)
    if (capital) add('capitals', capital[1]!, capital[0].length, false)
  }
  if (/^(?:\d{1,5}\s+)?[QA][.:\s]/.test(first)) {
    const letter = questionAnswer.exec(plain)
    if (letter) add('question-answer', letter[1]!, letter[0].trimEnd().length, false)
  }
  if (blankBefore && !blankAfter && line.length <= 120 && /\d[\])]?\s*$/.test(plain)) {
    const named = nameAndTime.exec(plain)
    if (named) add('name-and-time', named[1]!, plain.trimEnd().length, true)
  }
  return found
}

/** Direction marks are skipped for matching and kept in the text: `place` gives the way back. */
function withoutMarks(head: string): { plain: string; place: (at: number) => number } {
  if (!marks.test(head)) return { plain: head, place: (at) => at }
  const places: number[] = []
  let plain = ''
  for (let i = 0; i < head.length; i++) {
    if (marks.test(head[i]!)) continue
    places.push(i)
    plain += head[i]
  }
  return {
    plain,
    // Marks that follow the label close what it opened: they go with it.
    place: (at) => (at < places.length ? places[at]! : head.length),
  }
}
