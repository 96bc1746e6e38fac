import * as Y from 'yjs'
import { frames } from '#server/live/line/messages.ts'
import { BenchClient } from './client.ts'
import { anEntry, entriesOf } from './entry.ts'

/** Ten times what a socket may bring. */
const perTick = { everyMs: 10, updates: 50 }
/** What it keeps in its own buffer: with more it would measure its memory. */
const mostBufferedBytes = 64 * 1024

/** One who sends all that the line takes, alone in this process, until it is killed. */
const client = new BenchClient(false)
const doc = new Y.Doc()
doc.on('update', (update: Uint8Array) => client.sendBytes(frames.update(update)))
let number = 0
setInterval(() => {
  for (let left = perTick.updates; left > 0; left--) {
    if (!client.isOpen || client.bufferedBytes > mostBufferedBytes) return
    // Without a time, so that they are not counted among those of the others.
    const entry = { ...anEntry(number++), memo: 'flood' }
    entriesOf(doc).set(entry.id, entry)
  }
}, perTick.everyMs)
// Whoever started it is gone without a word: nothing is left running.
process.on('disconnect', () => process.exit(1))
void client.dial(JSON.parse(process.argv[2]!)).catch(() => {})
