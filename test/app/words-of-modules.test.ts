import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { namespacesIn } from '#server/bundling/words-of-modules.ts'

const app = new URL('../../app/', import.meta.url)
const modules = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('locales'))
  .map((file) => [file, readFileSync(new URL(file, app), 'utf8')] as const)

/** The namespaces of every `useTranslation` in a module, as TypeScript reads it; `null` for one that only runs tell. */
function askedIn(code: string): readonly (string | null)[] {
  const asked: (string | null)[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'useTranslation') {
      const [given] = node.arguments
      const names = given && ts.isArrayLiteralExpression(given) ? given.elements : node.arguments
      asked.push(...names.map((name) => (ts.isStringLiteral(name) ? name.text : null)))
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('module.tsx', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return asked
}

test('every namespace that a module of a page speaks is found, so that the page is sent it', () => {
  const speaking = modules.filter(([, code]) => code.includes('useTranslation('))
  expect(speaking.length).toBeGreaterThan(200)
  const missed = speaking.flatMap(([file, code]) =>
    askedIn(code)
      .filter((name) => name === null || !namespacesIn(code).includes(name))
      .map((name) => `${file} ${name}`),
  )
  expect(missed).toEqual([])
})

test('a namespace before a key is written out, since one that is put in would not be found', () => {
  const put = modules.flatMap(
    ([file, code]) => code.match(/\bt\(\s*`\$\{[^}]*\}:/g)?.map(() => file) ?? [],
  )
  expect(put).toEqual([])
})

test.each([
  [`const { t } = useTranslation('rounds')`, ['rounds']],
  [`useTranslation([\n  'people',\n  'common',\n])`, ['people', 'common']],
  ["t('agreement:title') + t(`common:save`)", ['agreement', 'common']],
  [`i18n.getResourceBundle(language, 'sentences')`, ['sentences']],
  [`const kind = 'rounds'; useTranslation()`, []],
])('%s speaks %j', (code, spoken) => {
  expect(namespacesIn(code)).toEqual(spoken)
})
