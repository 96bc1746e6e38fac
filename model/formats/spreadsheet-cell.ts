/** What a spreadsheet takes for a formula, or for the beginning of another cell. */
const formula = /^[=+\-@\t\r]/

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/**
 * A cell of a file that people open in a spreadsheet: words that it would run as a formula have an apostrophe
 * before them, which spreadsheets take for “this is text”. Numbers stay numbers, also those below zero.
 */
export function spreadsheetCell<Cell>(cell: Cell): Cell | string {
  if (typeof cell !== 'string' || !formula.test(cell) || number.test(cell)) return cell
  return `'${cell}`
}
