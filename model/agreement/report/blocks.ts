/** A document before anybody knows whether it will be HTML or Markdown. All text is plain. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | TableBlock

export interface TableBlock {
  kind: 'table'
  caption: string
  columns: readonly Column[]
  rows: readonly (readonly string[])[]
}

export interface Column {
  title: string
  /** Numbers stand to the right. */
  isNumber?: true
}

export interface Document {
  title: string
  /** BCP 47. */
  language: string
  blocks: readonly Block[]
}
