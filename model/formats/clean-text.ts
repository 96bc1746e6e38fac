/** How often each kind of change was made to a text before it was stored. */
export interface TextChanges {
  /** A byte order mark at the start, removed. */
  byteOrderMarks: number
  /** CR LF and lone CR, made LF. */
  carriageReturns: number
  /** U+0085, U+2028 and U+2029, made LF. */
  lineSeparators: number
  /** Form feeds, made LF. */
  formFeeds: number
  /** NUL, which Postgres cannot hold, removed. */
  nulCharacters: number
  /** Other C0 controls but tab and line feed, which XML cannot hold, removed. */
  controlCharacters: number
  /** Halves of a surrogate pair that stood alone, made U+FFFD. */
  loneSurrogates: number
}

export interface CleanText {
  text: string
  changes: TextChanges
}

/**
 * Makes the text that is stored of a transcript. What comes out goes in again unchanged.
 *
 * No Unicode normalisation, no trimming, no repair of quotes: each would move the offsets that other
 * programs count, or change what was said.
 */
export function cleanText(raw: string): CleanText {
  const changes = noChanges()

  // Controls first: a NUL between CR and LF would otherwise leave two line ends of one.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  let text = raw.replace(/[\u0000-\u0008\u000b\u000e-\u001f]/g, (control) => {
    if (control === '\u0000') changes.nulCharacters++
    else changes.controlCharacters++
    return ''
  })

  text = text.replace(/\r\n?|[\f\u0085\u2028\u2029]/g, (lineEnd) => {
    if (lineEnd.startsWith('\r')) changes.carriageReturns++
    else if (lineEnd === '\f') changes.formFeeds++
    else changes.lineSeparators++
    return '\n'
  })

  if (!text.isWellFormed()) {
    changes.loneSurrogates = text.match(loneSurrogate)?.length ?? 0
    text = text.toWellFormed()
  }

  const marks = /^\ufeff*/.exec(text)?.[0].length ?? 0
  changes.byteOrderMarks = marks
  return { text: text.slice(marks), changes }
}

/** The counts of a text that was clean. */
export function noChanges(): TextChanges {
  return {
    byteOrderMarks: 0,
    carriageReturns: 0,
    lineSeparators: 0,
    formFeeds: 0,
    nulCharacters: 0,
    controlCharacters: 0,
    loneSurrogates: 0,
  }
}

// With the u flag a surrogate class matches halves that stand alone only.
const loneSurrogate = /[\ud800-\udfff]/gu
