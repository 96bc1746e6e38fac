import type { Kysely } from 'kysely'
import { readPinnedCodebook, readTranscriptGround } from '#db/live.ts'
import type { Database } from '#db/schema.ts'
import type { LayerGround } from '#model/live/layer-check.ts'
import { TextOffsets } from '#model/text.ts'
import { notFound } from '../access.ts'

type TranscriptGround = Pick<LayerGround, 'text' | 'turns'>
type Codes = ReadonlyMap<string, NonNullable<ReturnType<LayerGround['code']>>>

/**
 * Transcripts and codebook versions, which never change: read once, shared by all the rooms that need
 * them, and forgotten with the last of these.
 */
export class Grounds {
  private readonly transcripts = new Map<string, WeakRef<TranscriptGround>>()
  private readonly codebooks = new Map<string, WeakRef<Codes>>()

  constructor(private readonly db: Kysely<Database>) {}

  /** @throws {DomainError} `not-found` */
  transcript(projectId: string, transcriptId: string): Promise<TranscriptGround> {
    return remembered(this.transcripts, `${projectId} ${transcriptId}`, async () => {
      const read = await readTranscriptGround(this.db, projectId, transcriptId)
      return read && { text: new TextOffsets(read.text), turns: read.turns }
    })
  }

  /** @throws {DomainError} `not-found` */
  async codes(projectId: string, version: number): Promise<LayerGround['code']> {
    const codes = await remembered(this.codebooks, `${projectId} ${version}`, async () => {
      const codebook = await readPinnedCodebook(this.db, projectId, version)
      return codebook && (new Map(codebook.codes.map((code) => [code.id, code])) as Codes)
    })
    return (id) => codes.get(id)
  }
}

async function remembered<T extends WeakKey>(
  known: Map<string, WeakRef<T>>,
  key: string,
  read: () => Promise<T | undefined>,
): Promise<T> {
  const found = known.get(key)?.deref()
  if (found !== undefined) return found
  for (const [old, reference] of known) if (reference.deref() === undefined) known.delete(old)
  const value = await read()
  if (value === undefined) throw notFound('document')
  known.set(key, new WeakRef(value))
  return value
}
