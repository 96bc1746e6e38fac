import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import ts from 'typescript'
import { build } from 'vite'
import type { recompute } from '#model/agreement/cases.ts'
import { problemsOf, type ReferenceCase, referenceCases } from './reference-cases.ts'

const folder = resolve(import.meta.dirname, '../../model/agreement')

/** A formula in which one number is another. */
export interface Mutant {
  file: string
  /** The line, with the number as it is in the mutant. */
  line: string
  source: string
}

/**
 * Each number of a file below `model/agreement`, one too high, one at a time. Not those of conditions and
 * loops, which say for what a formula is computed and how, and often mean no other figure.
 */
export function mutantsOf(file: string): Mutant[] {
  const source = readFileSync(resolve(folder, file), 'utf8')
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const mutants: Mutant[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node) && !ts.isLiteralTypeNode(node.parent)) {
      const [start, end] = [node.getStart(), node.getEnd()]
      const changed = source.slice(0, start) + String(Number(node.text) + 1) + source.slice(end)
      const line = tree.getLineAndCharacterOfPosition(start).line
      mutants.push({ file, source: changed, line: changed.split('\n')[line]!.trim() })
    }
    ts.forEachChild(node, (child) => {
      if (!isCondition(node, child)) visit(child)
    })
  }
  visit(tree)
  return mutants
}

function isCondition(node: ts.Node, child: ts.Node): boolean {
  if (ts.isForStatement(node)) return child !== node.statement
  if (ts.isConditionalExpression(node)) return child === node.condition
  return (ts.isIfStatement(node) || ts.isWhileStatement(node)) && child === node.expression
}

/** A formula that takes longer than this does not come to an end: that is noticed, too. */
const longestMs = 60_000

/** Whether some reference case comes out otherwise with one file replaced, or not at all. */
export async function isNoticed(mutant: Mutant): Promise<boolean> {
  const context = createContext({ TextEncoder, TextDecoder, exports: {} })
  runInContext(await bundleWith(mutant), context)
  context.compare = (recompute: Recompute) => cases.some((one) => differs(one, recompute))
  try {
    return runInContext('compare(exports.recompute)', context, { timeout: longestMs }) as boolean
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true
    throw error
  }
}

type Recompute = typeof recompute

const cases = referenceCases?.cases ?? []

function differs(one: ReferenceCase, recompute: Recompute): boolean {
  try {
    return problemsOf(one, recompute).length > 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    return true
  }
}

/** The recomputing of cases as one script. */
async function bundleWith({ file, source }: Mutant): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        load: (id) => (id === resolve(folder, file) ? source : null),
      },
    ],
    ssr: { noExternal: true },
    build: {
      ssr: resolve(folder, 'cases.ts'),
      write: false,
      minify: false,
      rollupOptions: { output: { format: 'cjs' } },
    },
  })
  const [bundle] = [built].flat()
  if (bundle === undefined || !('output' in bundle)) throw new Error('nothing was built')
  return bundle.output[0].code
}
