import { type CST, Lexer, LineCounter, Parser } from 'yaml'
import type { Issue } from '../errors.ts'
import { limits } from '../limits.ts'
import { refusedCodebook } from './codebook-issues.ts'

/** codebook > codes > code > slots > slot > values: six deep, and some to spare for a slip. */
const maxDepth = 12
/** A code has 14 fields. The parser holds each name of a field against all others beside it. */
const mostFields = 100
/** 2,000 codes with all their fields and some slots have fewer; each is an object to the parser. */
const mostTokens = 500_000

/**
 * Walks the tokens before anything is composed: composing calls itself for every level, so 20,000
 * brackets would end it, and aliases and tags can make much out of little.
 *
 * @throws {DomainError} `invalid-input` with the lines at fault
 */
export function refuseWhatWeDoNotRead(source: string): void {
  refuseTooMany(source)
  const lines = new LineCounter()
  const issues: Issue[] = []
  const say = (offset: number, message: string) =>
    void issues.push({ path: `line ${lines.linePos(offset).line}`, message })
  const open: { token: CST.Token; depth: number }[] = []
  for (const token of new Parser(lines.addNewLine).parse(source)) open.push({ token, depth: 0 })
  while (issues.length < 20) {
    const next = open.pop()
    if (next === undefined) break
    const { token, depth } = next
    if (depth > maxDepth) {
      say(
        token.offset,
        'This is nested too deeply. A codebook is a list of codes; export one to see how it is written.',
      )
      break
    }
    if (token.type === 'alias') {
      say(token.offset, `Aliases (${token.source}) are not read. Write the text out.`)
    }
    for (const property of propertiesOf(token)) {
      if (property.type === 'tag') {
        say(property.offset, `Tags (${property.source}) are not read. Take it away.`)
      }
    }
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth })
    if ('items' in token) {
      const tooLong = whyTooLong(token)
      if (tooLong !== undefined) {
        say(token.offset, tooLong)
        break
      }
      for (const item of token.items) {
        if (item.key && 'items' in item.key) {
          say(item.key.offset, 'The name of a field is one word. Take the list away.')
        }
        if (item.key) open.push({ token: item.key, depth: depth + 1 })
        if (item.value) open.push({ token: item.value, depth: depth + 1 })
      }
    }
  }
  if (issues.length > 0) throw refusedCodebook(issues.sort(byLine))
}

/** Counted without keeping them: a file of brackets alone would fill the memory. */
function refuseTooMany(source: string): void {
  let tokens = 0
  for (const _ of new Lexer().lex(source)) {
    if (++tokens <= mostTokens) continue
    const message = 'The file has far more entries than a codebook. Is this the right file?'
    throw refusedCodebook([{ path: 'line 1', message }])
  }
}

function whyTooLong(token: Extract<CST.Token, { items: unknown[] }>): string | undefined {
  const isList =
    token.type === 'block-seq' || (token.type === 'flow-collection' && token.start.source === '[')
  if (isList) {
    if (token.items.length <= limits.codes) return undefined
    return `This list is too long: a codebook holds at most ${limits.codes} codes.`
  }
  if (token.items.length <= mostFields) return undefined
  return 'There are more fields here than a codebook knows. Export one to see those it has.'
}

function propertiesOf(token: CST.Token): CST.SourceToken[] {
  const found: CST.SourceToken[] = []
  if (token.type === 'document') found.push(...token.start)
  if ('props' in token) {
    for (const property of token.props)
      if ('source' in property) found.push(property as CST.SourceToken)
  }
  if ('items' in token) {
    for (const item of token.items) found.push(...item.start, ...(item.sep ?? []))
  }
  return found
}

function byLine(a: Issue, b: Issue): number {
  return Number(a.path.slice(5)) - Number(b.path.slice(5))
}
