import { numbersWith } from './numbers.ts'

/** Numbers as papers in English print them. */
export const numbers = numbersWith({
  language: 'en',
  to: 'to',
  and: 'and',
  over: 'over',
  under: 'under',
  small: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
})

/** Units of analysis, several. */
export const units = {
  turn: 'turns',
  sentence: 'sentences',
  paragraph: 'paragraphs',
  window: 'windows',
}
