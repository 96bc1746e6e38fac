/** Stretches that are looked at: the start may be a title or a list of names. */
const stretch = 8_000

// Its tables of words take as long to make as all the rest of a start: they are made for whoever brings a text.
const tables = () => import('tinyld')

/**
 * The language a text is most likely in, as a BCP 47 tag.
 *
 * @returns `und` where it is too short or two languages are nearly as likely
 */
export async function guessLanguage(text: string): Promise<string> {
  const middle = Math.max(0, Math.floor(text.length / 2) - stretch / 2)
  const sample =
    text.length <= 2 * stretch
      ? text
      : `${text.slice(0, stretch)}\n${text.slice(middle, middle + stretch)}`
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  // A few Latin letters may be any of fifty languages; a few Hebrew ones are Hebrew.
  if (letters < 4 || (latin > letters / 2 && letters < 20)) return 'und'
  const { detectAll } = await tables()
  const [first, second] = detectAll(sample)
  if (first === undefined || first.accuracy < 0.3) return 'und'
  if (second !== undefined && second.accuracy > first.accuracy / 2) return 'und'
  return first.lang
}
