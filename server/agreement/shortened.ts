/** Characters that a passage is known by: code points, no grapheme cut. */
const most = 160

/** Enough of a passage to know it by, on one line. */
export function shortened(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  // Longer in UTF-16 is not yet longer.
  if ([...words].length <= most) return words
  const clusters = [...new Intl.Segmenter().segment(words.slice(0, 2 * most))]
  let cut = ''
  let length = 0
  for (const { segment } of clusters) {
    length += [...segment].length
    if (length > most) break
    cut += segment
  }
  return `${cut.replace(/\s+\S*$/u, '')} …`
}
