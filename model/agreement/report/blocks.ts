/** A document before anybody knows whether it will be HTML or Markdown. All text is plain. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | TableBlock
  | ForestBlock

export interface TableBlock {
  kind: 'table'
  caption: string
  columns: readonly Column[]
  rows: readonly (readonly string[])[]
}

/** A picture of the table that follows it, for documents that show pictures. */
export interface ForestBlock {
  kind: 'forest'
  caption: string
  rows: readonly {
    name: string
    value: number | null
    ci95: readonly [number, number] | undefined
    /** Whether many draws came to nothing: its interval is broken, and marked. */
    isThin: boolean
    /** The value in words, or that there is none. */
    text: string
  }[]
  /** Where lines stand. */
  limits: readonly number[]
  /** A mark of the scale in words. */
  tick: (value: number) => string
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
