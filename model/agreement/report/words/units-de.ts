import { numbersWith } from './numbers.ts'

/** Numbers as papers in German print them. */
export const numbers = numbersWith({
  language: 'de',
  to: 'bis',
  and: 'und',
  over: 'über',
  under: 'unter',
  small: ['keine', 'eine', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'],
})

/** Units of analysis, several. */
export const units = {
  turn: 'Redebeiträge',
  sentence: 'Sätze',
  paragraph: 'Absätze',
  window: 'Fenster',
}

/** Where a code is or is not. */
export const eachUnit = {
  turn: 'in jedem Redebeitrag',
  sentence: 'in jedem Satz',
  paragraph: 'in jedem Absatz',
  window: 'in jedem Fenster',
}

/** The rule by which a unit has a code, in a word or two. */
export const overlaps = {
  any: 'Überlappung beliebig',
  half: 'Überlappung mit der Hälfte der Einheit',
  majority: 'Überlappung mit dem größten Teil der Stelle',
  exact: 'Stelle und Einheit deckungsgleich',
}
