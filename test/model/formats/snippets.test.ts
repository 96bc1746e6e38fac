import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { codedSpanColumns } from '#model/formats/coded-spans-csv.ts'
import { longColumns, matrixColumns } from '#model/formats/reliability-csv.ts'
import { codedSpansSnippet, longSnippet, matrixSnippet } from '#model/formats/snippets.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-snippets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hasPython = spawnSync('python3', ['--version']).status === 0

function python(snippet: string, columns: readonly string[], cells: Record<string, string>) {
  const row = columns.map((column) => cells[column] ?? '').join(',')
  writeFileSync(join(folder, 'file.csv'), `${columns.join(',')}\n${row}\n`)
  const run = spawnSync('python3', ['-c', snippet], { cwd: folder, encoding: 'utf8' })
  return run.status === 0 ? run.stdout.trim() : run.stderr
}

describe.skipIf(!hasPython)('the lines for Python run (skipped where there is no python3)', () => {
  test('on coded spans', () => {
    const cells = { code: 'Blame', coder: 'Ana', start: '3', end: '5', text: '😀!' }
    expect(python(codedSpansSnippet('file.csv').python, codedSpanColumns([]), cells)).toBe(
      "Counter({('Blame', 'Ana'): 1})",
    )
  })

  test('on a matrix', () => {
    const columns = matrixColumns([
      { id: '1', name: 'Ana' },
      { id: '2', name: 'Ben' },
    ])
    const output = python(matrixSnippet('file.csv').python, columns, { unit_id: 'u', ana: '1' })
    expect(output).toBe("['ana', 'ben'] [[1, None]]")
  })

  test('on long data', () => {
    const cells = { code_id: 'blame', coder_id: 'a', value: '1' }
    expect(python(longSnippet('file.csv').python, longColumns, cells)).toBe(
      "Counter({('blame', 'a'): 1})",
    )
  })
})

describe('the lines for R', () => {
  test('name columns that the files have', () => {
    const named = (snippet: string) =>
      [...snippet.matchAll(/spans\$(\w+)/g)].map((found) => found[1])
    for (const column of named(codedSpansSnippet('f.csv').r))
      expect(codedSpanColumns([])).toContain(column)
    for (const column of ['unit_id', 'code_id', 'coder_id', 'value']) {
      expect(longSnippet('f.csv').r).toContain(column)
      expect(longColumns).toContain(column)
    }
  })
})
