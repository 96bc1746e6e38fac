import type { Transaction } from 'kysely'
import type { LayerChange } from '#db/layers.ts'
import type { Database } from '#db/schema.ts'
import { DomainError } from '#model/errors.ts'
import { checkCodebookAbout, checkCodebookField } from '#model/live/codebook-check.ts'
import {
  type CodebookDoc,
  codebookDoc,
  codebookRoots,
  type DraftCode,
} from '#model/live/codebook-doc.ts'
import type { DocumentName } from '#model/live/document-name.ts'
import type { Work } from '../committing/commit.ts'
import type { Standing } from '../rights/permission.ts'
import type { Loaded } from '../stored/storing.ts'
import type { Effect } from '../updates/effect.ts'
import type { Steps } from '../updates/slices.ts'
import { DurableRoom } from './durable-room.ts'
import type { RoomContext } from './room-context.ts'
import type { Settle } from './stored-room.ts'
import { type Mark, nothingMore } from './written-room.ts'

/** What the key of a code's name ends with, after its id. */
const nameField = '/name'

/** The working codebook of a project. It has no rows: a published version is made from the document. */
export class CodebookRoom extends DurableRoom {
  protected readonly roots = codebookRoots
  private readonly codebook: CodebookDoc
  private indexed: readonly DraftCode[] = []
  private byId = new Map<string, DraftCode>()

  constructor(name: DocumentName, standing: Standing, loaded: Loaded, context: RoomContext) {
    super(name, standing, loaded, context)
    this.codebook = codebookDoc(loaded.doc)
  }

  /** A code as it stands in the draft now, for rounds that follow it. */
  code(id: string): DraftCode | undefined {
    const codes = this.codebook.codes()
    if (codes !== this.indexed) {
      this.indexed = codes
      this.byId = new Map(codes.map((code) => [code.id, code]))
    }
    return this.byId.get(id)
  }

  protected *checking(effect: Pick<Effect, 'entries' | 'touched'>): Steps<void> {
    const fresh = new Set<string>()
    for (const [index, { root, key, value }] of effect.entries.entries()) {
      if (index % 32 === 31) yield
      if (root === 'about') checkCodebookAbout(key, value)
      else {
        checkCodebookField(key, value)
        const id = key.slice(0, key.indexOf('/'))
        if (this.code(id) === undefined) fresh.add(id)
      }
    }
    const most = this.limits.codes - fresh.size
    if (fresh.size > 0 && this.codebook.codes().length > most + this.going(effect)) {
      throw new DomainError('too-large', 'This codebook holds as many codes as it can.', {
        entryId: [...fresh][0]!,
      })
    }
  }

  /** How many codes lose every field they have, as all do when another codebook takes their place. */
  private going({ entries, touched }: Pick<Effect, 'entries' | 'touched'>): number {
    const written = new Set(entries.map(({ key }) => key))
    const gone = touched.get('fields') ?? new Set()
    const staying = new Set<string>()
    for (const key of this.doc.getMap('fields').keys()) {
      if (!gone.has(key) || written.has(key)) staying.add(key.slice(0, key.indexOf('/')))
    }
    return this.codebook.codes().filter(({ id }) => !staying.has(id)).length
  }

  // biome-ignore lint/correctness/useYield: there is nothing to look at
  protected *foreseeing(): Steps<Mark> {
    return nothingMore
  }

  /**
   * Two who add a code at two servers may choose one id: of two names, whichever was stored first keeps it. Who
   * asked for a code is told of another one of its name, too.
   */
  protected override requireCompatible({ entries }: Pick<Effect, 'entries'>): void {
    const waiting = this.queue.rows()
    for (const { key, value } of entries) {
      const id = key.endsWith(nameField) ? key.slice(0, -nameField.length) : undefined
      if (id === undefined) continue
      const contradicts = waiting.some(({ newCodes }) => {
        const own = newCodes.get(id)
        return own !== undefined && (own.isAsked || own.name !== value)
      })
      if (!contradicts) continue
      throw new DomainError(
        'conflict',
        'Somebody else added a code under the same id a moment before. What was sent is not stored: send it again.',
        { entryId: key },
      )
    }
  }

  protected prepare({ touched }: Pick<Effect, 'touched'>): Settle {
    const fields = this.doc.getMap('fields')
    const names = [...(touched.get('fields') ?? [])].filter(
      (key) => key.endsWith(nameField) && !fields.has(key),
    )
    return (by) => {
      if (by === null) return []
      const isAsked = by.letIn !== undefined
      for (const key of names) {
        by.rows.newCodes.set(key.slice(0, -nameField.length), { name: fields.get(key), isAsked })
      }
      return []
    }
  }

  async rowsOf(
    trx: Transaction<Database>,
    _work: Work,
    before: number,
  ): Promise<LayerChange | null> {
    await this.catchUp(trx, before)
    return null
  }
}
