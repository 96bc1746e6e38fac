/**
 * What is said about things that went wrong, in a language of its own: the English template of each sentence, with
 * `{0}`, `{1}` for what is put into it, and how the language says it, with the same places in its own order.
 */
export type Sentences = Readonly<Record<string, string>>

/**
 * A message of the server, of a job or of a schema in the words of a page.
 *
 * Messages are whole English sentences: so the API, the command line and the log say them, and so they pass through
 * schemas, threads, rows of jobs and the copies of our modules. A page knows them again by their templates. What was
 * put in is said in the page’s language as well, where it is a sentence, a word or a number of ours; what stands in
 * quotation marks is somebody’s own and stays as it is.
 *
 * @param sentences of the page’s language; without them, and where none of them fits, the message stays as it is
 * @param language tag by which numbers are written
 */
export function said(message: string, sentences: Sentences | undefined, language: string): string {
  if (sentences === undefined) return message
  const whole = Object.hasOwn(sentences, message) ? sentences[message] : undefined
  if (whole !== undefined) return whole
  if (/^\d{1,3}(,\d{3})+$/.test(message)) {
    return Number(message.replaceAll(',', '')).toLocaleString(language)
  }
  for (const { pieces, own } of templatesOf(sentences)) {
    const values = valuesIn(message, pieces)
    if (values === null) continue
    const spoken = values.map((value, place) =>
      isQuoted(pieces, place) ? value : said(value, sentences, language),
    )
    return own.replace(/\{(\d)\}/g, (_, place) => spoken[Number(place)] ?? '')
  }
  return message
}

interface Template {
  /** What stands around the places, in order: one more than there are places. */
  pieces: readonly string[]
  own: string
}

/** Made once for a language. */
const made = new WeakMap<Sentences, readonly Template[]>()

/** Those with places, first those of which most is fixed: they fit the fewest messages by chance. */
function templatesOf(sentences: Sentences): readonly Template[] {
  const known = made.get(sentences)
  if (known !== undefined) return known
  const templates = Object.entries(sentences)
    .map(([english, own]) => ({ pieces: english.split(/\{\d\}/), own }))
    .filter(({ pieces }) => pieces.length > 1)
    .sort((one, other) => fixedLength(other) - fixedLength(one))
  made.set(sentences, templates)
  return templates
}

function fixedLength({ pieces }: Template): number {
  return pieces.join('').length
}

/** What was put into a template to make `message`, in order; `null` where it was not made from it. */
function valuesIn(message: string, pieces: readonly string[]): string[] | null {
  const [first = '', ...others] = pieces
  const last = others.pop() ?? ''
  if (!message.startsWith(first) || !message.endsWith(last)) return null
  const end = message.length - last.length
  const values: string[] = []
  let from = first.length
  for (const piece of others) {
    const at = message.indexOf(piece, from)
    if (at < 0) return null
    values.push(message.slice(from, at))
    from = at + piece.length
  }
  if (from > end) return null
  return [...values, message.slice(from, end)]
}

function isQuoted(pieces: readonly string[], place: number): boolean {
  return pieces[place]!.endsWith('“') && pieces[place + 1]!.startsWith('”')
}
