import { randomUUID } from 'node:crypto'
import type * as Y from 'yjs'
import type { CodedSpan } from '#model/span.ts'
import { transcriptLength } from './own-study.ts'

/** The machine's monotonic clock in microseconds, one for all processes. */
export const nowMicros = (): number => Number(process.hrtime.bigint() / 1_000n)

/** About 200 bytes as an update. The memo says when it was written. */
export function anEntry(number: number): CodedSpan {
  const start = (number * 7) % (transcriptLength - 10)
  return {
    id: randomUUID(),
    start,
    end: start + 6,
    code: 'concession',
    memo: `t=${nowMicros()}`,
    slots: {},
    createdAt: '2026-05-14T09:00:00.000Z',
  }
}

export const entriesOf = (doc: Y.Doc): Y.Map<CodedSpan> => doc.getMap('codedSpans')

/** When an entry was written, in microseconds. */
export const writtenAt = ({ memo }: CodedSpan): number => Number(memo.slice(2))
