import { de } from './de/index.ts'
import { en } from './en/index.ts'

/** The words of every language, for the server alone: a browser gets those of its page. */
export const allWords = { en, de }
