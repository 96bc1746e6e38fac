const made = new Map<string, Intl.Segmenter>()

/** What divides a text as its language does. One is kept for each way: making it takes long. */
export function segmenter(
  language: string,
  granularity: 'grapheme' | 'word' | 'sentence',
): Intl.Segmenter {
  const key = `${granularity} ${language}`
  let known = made.get(key)
  if (known === undefined) {
    known = new Intl.Segmenter(language, { granularity })
    made.set(key, known)
  }
  return known
}
