/** First position from `from` on that is no white space, at most `to`. */
export function skipSpaces(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isSpace(text.charCodeAt(at))) at++
  return at
}

/** The same, but stops at the end of the line. */
export function skipLineSpaces(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\n' && isSpace(text.charCodeAt(at))) at++
  return at
}

/** The place after the last character before `to` that is no white space, at least `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--
  return at
}

/** White space as `\\s` has it. */
function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  )
}
