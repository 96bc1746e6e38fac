/**
 * Number of words, by the habits of the script.
 *
 * Scripts that space their words: runs of letters and digits, with the apostrophes and hyphens inside
 * them. Han and Kana: each character counts, as word processors do. Thai, Lao, Khmer and Burmese: by
 * dictionary, in short stretches, since segmenting a whole text takes time with its square.
 */
export function countWords(text: string): number {
  let words = 0
  // Where a run of letters was cut that may go on.
  let cutAt = -1
  for (const { 0: found, 1: unspaced, index } of text.matchAll(pattern)) {
    if (unspaced !== undefined) words += wordsOfUnspaced(unspaced)
    else if (index !== cutAt) words++
    cutAt = unspaced === undefined && found.length >= longestRun ? index + found.length : -1
  }
  return words
}

/** Longer ones are looked at piece by piece: a file may be one word of millions of letters. */
const longestRun = 1_000

const letter = String.raw`(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])`
const pattern = new RegExp(
  String.raw`([\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{1,200})|` +
    String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|` +
    `${letter}{1,${longestRun}}(?:['’‑-]${letter}{1,${longestRun}}){0,${longestRun}}`,
  'gu',
)

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

function wordsOfUnspaced(stretch: string): number {
  let words = 0
  for (const { isWordLike } of segmenter.segment(stretch)) if (isWordLike) words++
  return words
}
