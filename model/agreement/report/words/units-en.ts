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

/** The rule by which a unit has a code, in a word or two. */
export const overlaps = {
  any: 'overlap of any length',
  half: 'overlap of half the unit',
  majority: 'overlap of most of the span',
  exact: 'span and unit alike',
}
