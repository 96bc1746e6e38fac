import type { Block, Document } from './blocks.ts'

/** A document as Markdown (CommonMark with tables as GitHub and pandoc read them). */
export function markdownOf({ title, blocks }: Document): string {
  return `# ${escaped(title)}\n\n${blocks.filter(isInMarkdown).map(blockOf).join('\n\n')}\n`
}

type BlockOfMarkdown = Exclude<Block, { kind: 'forest' }>

/** A picture is left out, since its table follows it. */
function isInMarkdown(block: Block): block is BlockOfMarkdown {
  return block.kind !== 'forest'
}

function blockOf(block: BlockOfMarkdown): string {
  switch (block.kind) {
    case 'heading':
      return `## ${escaped(block.text)}`
    case 'paragraph':
      return escaped(block.text)
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n')
    case 'table': {
      const { caption, columns, rows } = block
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
      return [
        `${escaped(caption)}\n`,
        line(columns.map(({ title }) => escaped(title))),
        line(columns.map(({ isNumber }) => (isNumber ? '--:' : '---'))),
        ...rows.map((row) => line(row.map(escaped))),
      ].join('\n')
    }
  }
}

/** On one line, and nothing in it means more than itself. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~$&^]/g, '\\$&')
}
