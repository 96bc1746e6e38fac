/** Enough of a passage to know it by, on one line. */
export function shortened(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words.length <= 160) return words
  return `${words.slice(0, 160).replace(/\s+\S*$/u, '')} …`
}
