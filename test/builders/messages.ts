import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A text in the sources: what is put into it stands as `{0}`, `{1}`. */
export interface Written {
  /** File and line. */
  at: string
  template: string
  /** Whether it is said to a person, and not to programmers or in a description. */
  isSaid: boolean
}

/** Where messages that a page may show are written. */
const folders = [
  'model',
  'server',
  'db',
  'codebooks',
  'app/routes',
  'app/route.server.ts',
  'app/unreachable.ts',
]

/** What speaks to others than pages: command line, API, operators, and the words of a report. */
const notOfPages = [
  /^server\/(cli|backup)\//,
  /^server\/api\/(?!body\.ts)/,
  /^server\/http\/health\.ts/,
  /^server\/(health|metrics|log|check|start)\.ts/,
  /^db\/(migrations|embedded)\//,
  /^model\/agreement\/report/,
  /^server\/report\/(?!report-worker\.ts)/,
]

const sources = folders.flatMap(filesOf).map(parsed)

/** Every text in the sources of messages, as the compiler reads them. */
export function writtenTexts(): Written[] {
  return sources.flatMap((source) => {
    const file = source.fileName
    const found: Written[] = []
    const isOfPages = !notOfPages.some((path) => path.test(file))
    const visit = (node: ts.Node, isSaid: boolean): void => {
      const stays = isSaid && !isForProgrammers(node)
      if (isText(node)) {
        const template = templateOf(node)
        found.push({ at: placeOf(source, node), template, isSaid: stays && isSentence(template) })
      }
      ts.forEachChild(node, (child) => visit(child, stays))
    }
    visit(source, isOfPages)
    return found
  })
}

/** Messages of domain errors that are put together with `+` or `join`, so that they have no template. */
export function joinedMessages(): string[] {
  return sources.flatMap((source) => {
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      const message = messageOf(node)
      if (message !== undefined && isJoined(message)) found.push(placeOf(source, node))
      ts.forEachChild(node, visit)
    }
    visit(source)
    return found
  })
}

function messageOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isNewExpression(node)) {
    const made = node.expression
    return ts.isIdentifier(made) && made.text === 'DomainError' ? node.arguments?.[1] : undefined
  }
  return ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'message'
    ? node.initializer
    : undefined
}

function isJoined(message: ts.Expression): boolean {
  if (ts.isCallExpression(message)) return /\.join$/.test(message.expression.getText())
  return ts.isBinaryExpression(message) && message.operatorToken.kind === ts.SyntaxKind.PlusToken
}

function filesOf(path: string): string[] {
  if (path.endsWith('.ts')) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
}

function placeOf(source: ts.SourceFile, node: ts.Node): string {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart())
  return `${source.fileName}:${line + 1}`
}

/** Defects, and what describes a field of the API. */
function isForProgrammers(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return /^(Type|Range)?Error$/.test(node.expression.getText())
  if (ts.isPropertyAssignment(node)) return node.name.getText() === 'description'
  if (!ts.isCallExpression(node)) return false
  return /(^super|\.(describe|meta|(info|warn|error)))$/.test(node.expression.getText())
}

type Text = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression

function isText(node: ts.Node): node is Text {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
}

function templateOf(node: Text): string {
  if (!ts.isTemplateExpression(node)) return node.text
  return node.templateSpans.reduce(
    (written, { literal }, place) => `${written}{${place}}${literal.text}`,
    node.head.text,
  )
}

/** Words with an end, which may be a sentence that is put in. */
function isSentence(template: string): boolean {
  return (
    / /.test(template) && /[a-z]{2}/.test(template) && /([.!?]|[a-z][.:] \{\d\})$/.test(template)
  )
}
