import { describe, expect, test } from 'vitest'
import type { Document } from '#model/agreement/report/blocks.ts'
import { htmlOf } from '#model/agreement/report/html.ts'
import { markdownOf } from '#model/agreement/report/markdown.ts'

describe('[MR5] what names stand in a document are words, whatever signs they hold', () => {
  const sly = '<img src=x onerror=alert(1)> | *b* _i_ [a](javascript:b) `c` & "q"\n# h'
  const document: Document = {
    title: sly,
    language: 'en',
    blocks: [
      { kind: 'paragraph', text: sly },
      { kind: 'list', items: [sly] },
      { kind: 'table', caption: sly, columns: [{ title: sly }], rows: [[sly]] },
    ],
  }

  test('in HTML', () => {
    const html = htmlOf(document)
    expect(html).not.toContain('<img')
    expect(html).not.toMatch(/href|src="|javascript:b"/)
    // The title twice, paragraph, item, caption, heading, cell.
    expect(html.split('&#60;img src=x onerror=alert(1)&#62;')).toHaveLength(8)
  })

  test('in Markdown', () => {
    const lines = markdownOf(document).split('\n')
    const table = lines.filter((line) => line.startsWith('|'))
    expect(table).toHaveLength(3)
    for (const line of lines) {
      expect(line.replace(/\\./g, '')).not.toMatch(/[*_`[<&]|^# h/)
    }
  })
})
