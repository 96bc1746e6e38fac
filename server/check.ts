import type { Kysely } from 'kysely'
import { listDiscussions, readDiscussion } from '#db/discussions.ts'
import { isWhole, listDocuments, readDocument } from '#db/documents.ts'
import { listCodedLayers, readLayer, readLayerMemos } from '#db/layers.ts'
import { readPinnedCodebook, readTranscriptGround } from '#db/live.ts'
import { readMentioned } from '#db/mentions.ts'
import { readRound } from '#db/rounds.ts'
import type { Database } from '#db/schema.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { discussionDoc } from '#model/live/discussion-doc.ts'
import {
  type DiscussionName,
  formatDocumentName,
  parseDocumentName,
} from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import type { LayerKey } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import { TextOffsets } from '#model/text.ts'
import { compareDiscussion, compareLayer } from './live/stored/comparing.ts'
import { rebuild, type StoredState } from './live/stored/stored-state.ts'

/** Something stored that contradicts something else that is stored. */
export interface Difference {
  projectId: string
  /** The document it concerns. */
  document: string
  /** The coded span, memo, thread or comment it concerns; `null` where it is the whole document. */
  entry: string | null
  message: string
}

/**
 * Rebuilds every layer and discussion from snapshot and log, and compares what comes out with the rows;
 * then holds each coded span against its transcript and codebook. It changes nothing.
 *
 * @param projectId one project alone
 */
export async function checkDocuments(
  db: Kysely<Database>,
  projectId?: string,
): Promise<Difference[]> {
  const differences: Difference[] = []
  const ground = makeGround(db)
  for (const key of await listDocuments(db, projectId)) {
    const say = (entry: string | null, message: string) =>
      differences.push({ projectId: key.projectId, document: key.name, entry, message })
    const name = parseDocumentName(key.name)
    if (name?.kind !== 'layer' && name?.kind !== 'discussion') continue
    const stored = await readDocument(db, key)
    if (stored === undefined) continue
    if (!isWhole(stored)) {
      say(null, 'its log has a hole, so it cannot be rebuilt whole')
      continue
    }
    try {
      if (name.kind === 'discussion') {
        await checkDiscussion(db, { projectId: key.projectId, name, stored, say })
        continue
      }
      const layer = { projectId: key.projectId, ...name }
      const doc = layerDoc(await rebuild(stored))
      const [spans, memos] = [await readLayer(db, layer), await readLayerMemos(db, layer)]
      compareLayer(doc, { spans, memos }, say)
      await checkReferences(ground, layer, doc.codedSpans(), say)
    } catch (error) {
      say(null, `it cannot be rebuilt: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return [...differences, ...(await rowsWithoutDocument(db, projectId))]
}

type Say = (entry: string | null, message: string) => void

async function checkDiscussion(
  db: Kysely<Database>,
  { projectId, name, stored, say }: DiscussionToCheck,
): Promise<void> {
  const key = { projectId, ...name }
  const rows = await readDiscussion(db, key)
  compareDiscussion(discussionDoc(await rebuild(stored)), rows, say)
  const mentioned = await readMentioned(db, key)
  for (const [id, { mentions, by }] of rows.comments) {
    const told = mentioned.get(id) ?? new Set<string>()
    // Whoever is no member is told nothing: only those who are told for no reason are wrong here.
    const isWrong = [...told].some((person) => person === by || !mentions.includes(person))
    if (isWrong) say(id, 'somebody counts as mentioned in this comment who is not')
  }
}

interface DiscussionToCheck {
  projectId: string
  name: DiscussionName
  stored: StoredState
  say: Say
}

async function checkReferences(
  ground: ReturnType<typeof makeGround>,
  layer: LayerKey,
  spans: readonly CodedSpan[],
  say: Say,
): Promise<void> {
  const [text, codes] = await Promise.all([ground.text(layer), ground.codes(layer)])
  if (text === undefined || codes === undefined) {
    say(null, 'its transcript, its round or its codebook version is missing')
    return
  }
  for (const span of spans) {
    if (span.end > text.length) say(span.id, 'it ends beyond its transcript')
    else if (!text.isGraphemeBoundary(span.start) || !text.isGraphemeBoundary(span.end)) {
      say(span.id, 'it cuts a character in two')
    }
    if (!codes.has(span.code)) say(span.id, `its code “${span.code}” is not in the codebook`)
  }
}

/** What layers are held against, each read once. */
function makeGround(db: Kysely<Database>) {
  const texts = new Map<string, TextOffsets | undefined>()
  const codebooks = new Map<string, ReadonlySet<string> | undefined>()
  return {
    async text({ projectId, transcriptId }: LayerKey): Promise<TextOffsets | undefined> {
      if (!texts.has(transcriptId)) {
        // One at a time: a project's transcripts need not fit into memory together.
        texts.clear()
        const read = await readTranscriptGround(db, projectId, transcriptId)
        texts.set(transcriptId, read && new TextOffsets(read.text))
      }
      return texts.get(transcriptId)
    },
    async codes({ projectId, roundId }: LayerKey): Promise<ReadonlySet<string> | undefined> {
      if (!codebooks.has(roundId)) codebooks.set(roundId, await readCodes(db, projectId, roundId))
      return codebooks.get(roundId)
    },
  }
}

async function readCodes(
  db: Kysely<Database>,
  projectId: string,
  roundId: string,
): Promise<ReadonlySet<string> | undefined> {
  const round = await readRound(db, projectId, roundId)
  if (round === undefined) return undefined
  if (round.codebookVersion !== null) {
    const codebook = await readPinnedCodebook(db, projectId, round.codebookVersion)
    return codebook && new Set(codebook.codes.map((code) => code.id))
  }
  const name = formatDocumentName({ kind: 'codebook', projectId })
  const stored = await readDocument(db, { projectId, name })
  if (stored === undefined) return new Set()
  return new Set(
    codebookDoc(await rebuild(stored))
      .codes()
      .map((code) => code.id),
  )
}

/** Rows of layers and discussions that have no document at all. */
async function rowsWithoutDocument(
  db: Kysely<Database>,
  projectId?: string,
): Promise<Difference[]> {
  const documents = new Set((await listDocuments(db, projectId)).map((document) => document.name))
  const [layers, discussions] = [
    await listCodedLayers(db, projectId),
    await listDiscussions(db, projectId),
  ]
  return [
    ...layers.map((layer) => ({
      projectId: layer.projectId,
      document: formatDocumentName({ kind: 'layer', ...layer }),
    })),
    ...discussions.map((discussion) => ({
      projectId: discussion.projectId,
      document: formatDocumentName({ kind: 'discussion', ...discussion }),
    })),
  ]
    .filter(({ document }) => !documents.has(document))
    .map((found) => ({
      ...found,
      entry: null,
      message: 'the table has it, but there is no document',
    }))
}
