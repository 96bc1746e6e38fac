import type { Kysely } from 'kysely'
import { readPinnedCodebook, readTranscriptGround } from '#db/live.ts'
import type { Database } from '#db/schema.ts'
import type { LayerGround } from '#model/live/layer-check.ts'
import { TextOffsets } from '#model/text.ts'
import { notFound } from '../../access.ts'

type TranscriptGround = Pick<LayerGround, 'text' | 'turns'>
type Codes = ReadonlyMap<string, NonNullable<ReturnType<LayerGround['code']>>>

/**
 * Transcripts and codebook versions, which never change: read once, shared by all the rooms that need
 * them, and forgotten with the last of these.
 */
export class Grounds {
  private readonly transcripts = new Remembered<TranscriptGround>()
  private readonly codebooks = new Remembered<Codes>()

  constructor(private readonly db: Kysely<Database>) {}

  /** @throws {DomainError} `not-found` */
  transcript(projectId: string, transcriptId: string): Promise<TranscriptGround> {
    return this.transcripts.get(`${projectId} ${transcriptId}`, async () => {
      const read = await readTranscriptGround(this.db, projectId, transcriptId)
      return read && { text: new TextOffsets(read.text), turns: read.turns }
    })
  }

  /** @throws {DomainError} `not-found` */
  async codes(projectId: string, version: number): Promise<LayerGround['code']> {
    const codes = await this.codebooks.get(`${projectId} ${version}`, async () => {
      const codebook = await readPinnedCodebook(this.db, projectId, version)
      return codebook && (new Map(codebook.codes.map((code) => [code.id, code])) as Codes)
    })
    return (id) => codes.get(id)
  }
}

/** Values by key, held no longer than somebody else holds them. */
class Remembered<T extends WeakKey> {
  private readonly known = new Map<string, WeakRef<T>>()
  /** Those who ask while it is read wait for the same one. */
  private readonly reading = new Map<string, Promise<T>>()

  /** @throws {DomainError} `not-found` where there is nothing to read */
  get(key: string, read: () => Promise<T | undefined>): Promise<T> {
    const known = this.known.get(key)?.deref()
    if (known !== undefined) return Promise.resolve(known)
    const running = this.reading.get(key)
    if (running !== undefined) return running
    const reading = this.read(key, read).finally(() => this.reading.delete(key))
    this.reading.set(key, reading)
    return reading
  }

  private async read(key: string, read: () => Promise<T | undefined>): Promise<T> {
    const value = await read()
    if (value === undefined) throw notFound('document')
    for (const [old, reference] of this.known) {
      if (reference.deref() === undefined) this.known.delete(old)
    }
    this.known.set(key, new WeakRef(value))
    return value
  }
}
