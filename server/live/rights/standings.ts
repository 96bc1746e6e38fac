import type { Kysely } from 'kysely'
import type { Database } from '#db/schema.ts'
import { type DocumentName, formatDocumentName } from '#model/live/document-name.ts'
import { readStanding, type Standing } from './permission.ts'
import { SharedFacts } from './shared-facts.ts'

type Reading = Promise<Standing | undefined>

/**
 * Reads standings, one document's one after the other: an answer is never older than the question, and
 * never older than an answer before it. However many ask while one is read, one more is read for them.
 */
export class Standings {
  private readonly running = new Map<string, Promise<unknown>>()
  private readonly next = new Map<string, Reading>()
  private readonly facts = new SharedFacts()

  constructor(private readonly db: Kysely<Database>) {}

  /** @returns `undefined` where nothing of that name can be */
  read(name: DocumentName): Reading {
    const document = formatDocumentName(name)
    const waiting = this.next.get(document)
    if (waiting !== undefined) return waiting
    const before = this.running.get(document) ?? Promise.resolve()
    const reading = before.then(() => {
      this.next.delete(document)
      const read = this.readNow(name)
      const done = read
        .catch(() => {})
        .finally(() => {
          if (this.running.get(document) === done) this.running.delete(document)
        })
      this.running.set(document, done)
      return read
    })
    this.next.set(document, reading)
    return reading
  }

  private async readNow(name: DocumentName): Reading {
    const standing = await readStanding(this.db, name)
    if (standing === undefined) return undefined
    const { projectId, roles, round } = standing
    return {
      ...standing,
      roles: this.facts.share(projectId, roles),
      ...(round === undefined || name.kind === 'codebook'
        ? {}
        : { round: this.facts.share(name.roundId, round) }),
    }
  }
}
