import {
  Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  Scalar,
  type ScalarTag,
  type Tags,
  visit,
} from 'yaml'
import { Codebook } from '../codebook.ts'
import { DomainError } from '../errors.ts'
import { codebookIssues, mostIssues, refusedCodebook } from './codebook-issues.ts'
import { refuseWhatWeDoNotRead } from './codebook-yaml-tokens.ts'

/** A codebook of 2,000 long codes fits; what is bigger is no codebook. */
const maxCharacters = 16 * 1024 * 1024

/**
 * Reads a codebook file: YAML, or JSON, which is YAML too.
 *
 * Every plain word is text, so the ids `012`, `1e3`, `no` and `null` stay what they are; only the
 * values of a scale and `retired` are read as number and as yes or no.
 *
 * @throws {DomainError} `invalid-input`, with one issue for each thing that is wrong: its line, the
 *   code it is about, what to do; `too-large` past 16 million characters
 */
export function readCodebookYaml(text: string): Codebook {
  if (text.length > maxCharacters) {
    throw new DomainError('too-large', 'This file is too large for a codebook. Divide it.')
  }
  const source = text.replace(/^\ufeff/, '')
  refuseWhatWeDoNotRead(source)
  const lines = new LineCounter()
  const document = parseDocument(source, {
    schema: 'failsafe',
    uniqueKeys: true,
    lineCounter: lines,
    prettyErrors: false,
  })
  const faults = [...document.errors, ...document.warnings].slice(0, mostIssues).map((fault) => ({
    path: `line ${lines.linePos(fault.pos[0]).line}`,
    message: inPlainWords(fault.code, fault.message),
  }))
  if (faults.length > 0) throw refusedCodebook(faults)
  if (isEmpty(document)) {
    throw refusedCodebook([
      { path: 'line 1', message: 'The file is empty. Give it a name and codes.' },
    ])
  }
  const given: unknown = withTypes(document).toJS()
  const parsed = Codebook.safeParse(given)
  if (parsed.success) return parsed.data
  throw refusedCodebook(
    codebookIssues(parsed.error.issues, given, (path) => `line ${lineOf(document, path, lines)}`),
  )
}

/**
 * A codebook as a YAML file that reads back as exactly the same codebook. Words that another reader
 * of YAML would take for a number, a date or a yes stand in quotes.
 */
export function writeCodebookYaml(codebook: Codebook): string {
  // Parsing puts the fields in the order of the schema, whatever order a table kept them in.
  const document = new Document(Codebook.safeParse(codebook).data ?? codebook, {
    version: '1.1',
    aliasDuplicateObjects: false,
    customTags: (tags) => tags.map(withOwnQuotes),
  })
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return
      node.type = styleOf(node.value)
    },
    Seq(_, node, path) {
      const pair = path.at(-1) as Pair | undefined
      node.flow = isScalar(pair?.key) && pair.key.value === 'values'
    },
  })
  // One empty line between codes, as in the files we ship.
  const codes = document.get('codes')
  if (isSeq(codes)) {
    for (const code of codes.items.slice(1)) if (isMap(code)) code.spaceBefore = true
  }
  return document.toString({
    lineWidth: 100,
    directives: false,
    singleQuote: true,
    flowCollectionPadding: false,
  })
}

// The library folds a quoted text over several lines, and some it folds wrongly (spaces around a line
// end): a quoted text of ours stays on one line.
function withOwnQuotes(tag: Tags[number]): Tags[number] {
  if (typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:str' || !('stringify' in tag))
    return tag
  const asEver = tag.stringify
  return {
    ...tag,
    stringify: (item, context, ...rest) =>
      item.type === Scalar.QUOTE_DOUBLE
        ? quoted(String(item.value))
        : (asEver?.(item, context, ...rest) ?? String(item.value)),
  } as ScalarTag
}

function quoted(text: string): string {
  const byNumber = (sign: string) =>
    `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, byNumber)
}

const simpleLine = /^[^\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+(?: [^\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+)*$/u

/**
 * Long texts folded, texts of several lines line by line, where that is exact beyond doubt; quoted
 * where spaces or signs nobody sees matter, or where the first character could begin a number.
 */
function styleOf(text: string): Scalar.Type {
  if (
    text.includes('\n') &&
    text.split('\n').every((line) => line === '' || simpleLine.test(line))
  ) {
    return /^\n|\n$/.test(text) ? Scalar.QUOTE_DOUBLE : Scalar.BLOCK_LITERAL
  }
  if (!simpleLine.test(text)) return Scalar.QUOTE_DOUBLE
  if (text.length > 80) return Scalar.BLOCK_FOLDED
  return /^\p{L}/u.test(text) ? Scalar.PLAIN : Scalar.QUOTE_SINGLE
}

function isEmpty(document: ReturnType<typeof parseDocument>): boolean {
  const { contents } = document
  return contents === null || (isScalar(contents) && contents.value === '')
}

const optional = new Set([
  'description',
  'examples',
  'parent',
  'group',
  'exclusive',
  'key',
  'unit',
  'sources',
  'slots',
  'retired',
])

/** The values of a scale become numbers, `retired` yes or no; an optional field left empty is absent. */
function withTypes(document: ReturnType<typeof parseDocument>): ReturnType<typeof parseDocument> {
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key)) return
      const field = String(pair.key.value)
      const { value } = pair
      if (optional.has(field) && isNothing(value)) return visit.REMOVE
      if (field === 'retired' && isScalar(value)) {
        if (value.value === 'false') return visit.REMOVE
        if (value.value === 'true') value.value = true
      }
      if (field === 'values' && isSeq(value)) {
        for (const item of value.items) if (isScalar(item)) item.value = numberOrText(item.value)
      }
    },
  })
  return document
}

function isNothing(value: unknown): boolean {
  return value === null || (isScalar(value) && value.type === Scalar.PLAIN && value.value === '')
}

function numberOrText(value: unknown): unknown {
  const text = String(value).replace('−', '-')
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return value
  return Number.isFinite(Number(text)) ? Number(text) : value
}

/** The line of the deepest part of `path` that the file has: of a field, where its name stands. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
  lines: LineCounter,
): number {
  let at: unknown = document.contents
  let offset = startOf(at) ?? 0
  for (const step of path) {
    if (isMap(at)) {
      const pair = at.items.find((item) => isScalar(item.key) && item.key.value === step)
      offset = startOf(pair?.key) ?? offset
      at = pair?.value
    } else if (isSeq(at)) {
      at = at.items[Number(step)]
      offset = startOf(at) ?? offset
    } else break
  }
  return lines.linePos(offset).line
}

function startOf(node: unknown): number | undefined {
  return isNode(node) && node.range ? node.range[0] : undefined
}

function inPlainWords(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'A field stands here twice. Take one of the two away.'
  if (code === 'MULTIPLE_DOCS')
    return 'A second document begins here (---). Keep one codebook a file.'
  if (code === 'TAB_AS_INDENT') return 'This line is indented by a tab. Use spaces.'
  return `This is not YAML: ${message.split('\n')[0]}. Check quotes, colons and indentation.`
}
