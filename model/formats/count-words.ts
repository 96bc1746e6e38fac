/**
 * Number of words, by the habits of the script.
 *
 * Scripts that space their words: runs of letters and digits, with the apostrophes and hyphens inside
 * them. Han and Kana: each character counts, as word processors do. Thai, Lao, Khmer and Burmese: by
 * dictionary, in short stretches, since segmenting a whole text takes time with its square.
 */
export function countWords(text: string): number {
  let words = 0
  for (const match of text.matchAll(pattern)) {
    const unspaced = match[1]
    words += unspaced === undefined ? 1 : wordsOfUnspaced(unspaced)
  }
  return words
}

const pattern =
  /([\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{1,200})|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+(?:['’‑-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+)*/gu

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

function wordsOfUnspaced(stretch: string): number {
  let words = 0
  for (const { isWordLike } of segmenter.segment(stretch)) if (isWordLike) words++
  return words
}
