/** What a person may choose of how transcripts are set, from the least to the most; the style sheet has the lengths. */
export const textChoices = {
  size: ['small', 'normal', 'large', 'largest'],
  width: ['narrow', 'middle', 'wide'],
  spacing: ['close', 'even', 'open'],
  face: ['serif', 'sans'],
} as const

type Part = keyof typeof textChoices

/** How a person has transcripts set: size of the letters, length and spacing of lines, typeface. */
export type TextSetting = { [part in Part]: (typeof textChoices)[part][number] }

/** As transcripts are set for whoever never chose. */
export const usualTextSetting: TextSetting = {
  size: 'normal',
  width: 'middle',
  spacing: 'even',
  face: 'serif',
}
