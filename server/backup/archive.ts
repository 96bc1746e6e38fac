import { createHash } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { z } from 'zod'
import { codeOf } from '#db/errors.ts'

/**
 * A backup is a tar file under gzip, which any tar opens:
 *
 *   head.json                       first: which Parley made it, and what its tables were
 *   tables/<name>/<number>.copy     rows as COPY writes them, cut anywhere; put together, `COPY … FROM` takes them
 *   manifest.json                   last: rows and SHA-256 of each table, SHA-256 of each member
 */
export const Head = z.object({
  format: z.literal('parley-backup'),
  formatVersion: z.number().int().positive(),
  parley: z.string(),
  madeAt: z.iso.datetime(),
  /** Those that made the schema, in the order they ran. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
})
export type Head = z.infer<typeof Head>

export const Manifest = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^\d+$/) })),
  members: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>
export type Member = Manifest['members'][number]

export const headName = 'head.json'
export const manifestName = 'manifest.json'
export const newestFormat = 1

/** No member of an archive is longer, so that memory never holds more. */
export const mostMemberBytes = 4 * 1024 * 1024
/** The manifest alone grows with the archive: some 120 bytes for each member. */
const mostManifestBytes = 256 * 1024 * 1024

/** What is wrong with an archive, in words for whoever restores it. */
export class BrokenArchive extends Error {
  constructor(what: string) {
    super(`This backup cannot be used: ${what}. Nothing was restored from it. Take another copy.`)
    this.name = 'BrokenArchive'
  }
}

/** Writes members one after the other; each is taken only as fast as `output` takes it. */
export function archiveWriter(output: Writable) {
  const tar = pack()
  const sending = pipeline(tar, createGzip(), output)
  const members: Member[] = []
  // What fails on the way out must be heard by whoever waits for a member to be taken.
  const failing = new Promise<never>((_, reject) => {
    sending.catch(reject)
  })
  failing.catch(() => {})
  return {
    members,
    async put(name: string, bytes: Buffer): Promise<void> {
      members.push({ name, bytes: bytes.length, sha256: sha256(bytes) })
      const taken = new Promise<void>((resolve, reject) => {
        const entry = tar.entry({ name, size: bytes.length, mode: 0o600 }, (error) =>
          error ? reject(error) : resolve(),
        )
        entry.end(bytes)
      })
      await Promise.race([taken, failing])
    },
    async end(): Promise<void> {
      tar.finalize()
      await sending
    },
    /** Gives up: what was written so far is no backup. */
    async abandon(error: Error): Promise<void> {
      tar.destroy(error)
      await sending.catch(() => {})
    },
  }
}

/**
 * The members of an archive in their order, one in memory at a time.
 *
 * @throws {BrokenArchive} when it is cut short, damaged, or something else altogether
 */
export async function* readMembers(
  input: Readable,
): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const tar = extract()
  const receiving = pipeline(input, createGunzip(), tar)
  receiving.catch(() => {})
  const entries = tar[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await entries.next().catch(throwBroken)
      if (next.done) break
      const { name, size = 0 } = next.value.header
      const most = name === manifestName ? mostManifestBytes : mostMemberBytes
      if (size > most) throw new BrokenArchive('it was not made by Parley')
      const chunks: Buffer[] = []
      try {
        for await (const chunk of next.value) chunks.push(chunk as Buffer)
      } catch (error) {
        throwBroken(error)
      }
      yield { name, bytes: Buffer.concat(chunks) }
    }
    await receiving.catch(throwBroken)
  } finally {
    tar.destroy()
    input.destroy()
  }
}

function throwBroken(error: unknown): never {
  if (codeOf(error) === 'Z_DATA_ERROR')
    throw new BrokenArchive('it is damaged, or no backup of Parley')
  throw new BrokenArchive('it is damaged or was cut short')
}

/** In hexadecimal digits, as the manifest has it. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Counts the rows of a table in COPY's text form, where a line is a row, and sums them up. */
export class TableSum {
  rows = 0
  private readonly hash = createHash('sha256')

  /** Takes the next piece of the table, cut anywhere. */
  add(bytes: Uint8Array): void {
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) this.rows++
    this.hash.update(bytes)
  }

  /** Once all of it was taken. */
  result(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.hash.digest('hex') }
  }
}
