import { listMembers } from '#db/members.ts'
import {
  type LayerProgress,
  listRoundTranscripts,
  type RoundTranscript,
  readProgress,
} from '#db/progress.ts'
import { listOpenRemovals, type OpenRemoval } from '#db/removals.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import { groupedBy } from '#model/grouped.ts'
import type { Face } from '#model/person.ts'
import { may } from '#model/rights.ts'
import { memberOf, requireMay, roundOf } from './access.ts'
import { seesRemovals } from './removals.ts'
import type { Person, Services } from './services.ts'
import { toTheMinute } from './to-the-minute.ts'

/** One coder with one transcript. */
export interface ProgressCell {
  coderId: string
  state: 'not-started' | 'at-work' | 'completed'
  /** Whether a lead let the coder back in although the round is closed. */
  reopened: boolean
  /** Turns passed of all turns, 0 to 1; `null` where the transcript has none or nobody knows. */
  share: number | null
  lastWorkAt: Date | null
  /** The newest large removal that its coder neither brought back nor let be; by numbers alone. */
  removal: { removed: number; of: number; at: Date } | null
}

export interface ProgressRow extends RoundTranscript {
  /** Only for those assigned, in the order of `coders`. */
  cells: ProgressCell[]
  /** Who worked on it last, and when. */
  lastWork: { coderId: string; at: Date } | null
}

export interface RoundProgress {
  round: Round
  coders: Face[]
  rows: ProgressRow[]
  completed: number
  total: number
  /** Whether only the reader's own layers are counted, since the round is blind. */
  ownOnly: boolean
  /** Where the reader left off, or what comes next; `null` when nothing waits for them. */
  next: NextTranscript | null
  /** Coders who have a transcript of this round open now; for leads alone. */
  connected: { coderId: string; transcriptId: string }[]
}

export interface NextTranscript {
  transcriptId: string
  title: string
  /** Ordinal of the turn they were at, 0 for the beginning. */
  turn: number
  turns: number
  started: boolean
}

/** Who has coded what. In a blind round a coder sees the own column alone. */
export async function roundProgress(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
): Promise<RoundProgress> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-rounds' })
  const round = await roundOf(services, member, roundId)
  const ownOnly = !may(member, { may: 'read-progress', round: roundFacts(round) })
  const [read, transcripts, members, removals] = await Promise.all([
    readProgress(services.db, projectId, roundId, ownOnly ? person.id : undefined),
    listRoundTranscripts(services.db, projectId, roundId),
    listMembers(services.db, projectId),
    listOpenRemovals(
      services.db,
      { projectId, roundId },
      ownOnly || !seesRemovals(member, round) ? { coderId: person.id } : {},
    ),
  ])
  const seesOthers = may(member, { may: 'read-passages', round: roundFacts(round) })
  const layers = read.map((layer) =>
    seesOthers || layer.coderId === person.id
      ? layer
      : { ...layer, lastWorkAt: toTheMinute(layer.lastWorkAt) },
  )
  const byTranscript = groupedBy(layers, (layer) => layer.transcriptId)
  const coding = new Set(layers.map((layer) => layer.coderId))
  const coders = members
    .filter((one) => coding.has(one.id))
    .map(({ id, name, initials }) => ({ id, name, initials }))
  const rows = transcripts
    .filter((transcript) => byTranscript.has(transcript.id))
    .map((transcript) => toRow(transcript, byTranscript.get(transcript.id) ?? [], coders, removals))
  return {
    round,
    coders,
    rows,
    completed: layers.filter((layer) => layer.completedAt !== null).length,
    total: layers.length,
    ownOnly,
    next: nextOf(
      person.id,
      transcripts,
      round.status === 'running' ? layers : layers.filter(({ reopenedAt }) => reopenedAt !== null),
    ),
    connected: member.roles.includes('lead') ? services.live.connected(roundId) : [],
  }
}

function toRow(
  transcript: RoundTranscript,
  layers: readonly LayerProgress[],
  coders: readonly { id: string }[],
  removals: readonly OpenRemoval[],
): ProgressRow {
  const last = layers.reduce<LayerProgress | undefined>(
    (latest, layer) => (timeOf(layer) > timeOf(latest) ? layer : latest),
    undefined,
  )
  return {
    ...transcript,
    cells: coders.flatMap(({ id }) => {
      const layer = layers.find((one) => one.coderId === id)
      const removal = removals.find(
        (one) => one.coderId === id && one.transcriptId === transcript.id,
      )
      return layer === undefined ? [] : [toCell(layer, transcript.turns, removal)]
    }),
    lastWork: last?.lastWorkAt ? { coderId: last.coderId, at: last.lastWorkAt } : null,
  }
}

function toCell(layer: LayerProgress, turns: number, removal?: OpenRemoval): ProgressCell {
  return {
    coderId: layer.coderId,
    state: layer.completedAt ? 'completed' : isStarted(layer) ? 'at-work' : 'not-started',
    reopened: layer.reopenedAt !== null,
    share: turns === 0 || layer.lastTurn === null ? null : Math.min(1, layer.lastTurn / turns),
    lastWorkAt: layer.lastWorkAt,
    removal: removal ? { removed: removal.removed, of: removal.of, at: removal.removedAt } : null,
  }
}

/** The transcript last worked on that is not completed, else the first that was never opened. */
function nextOf(
  coderId: string,
  transcripts: readonly RoundTranscript[],
  layers: readonly LayerProgress[],
): NextTranscript | null {
  const open = layers.filter((layer) => layer.coderId === coderId && layer.completedAt === null)
  const places = new Map(transcripts.map((transcript, index) => [transcript.id, index]))
  const [first] = open.sort(
    (a, b) =>
      Number(isStarted(b)) - Number(isStarted(a)) ||
      timeOf(b) - timeOf(a) ||
      (places.get(a.transcriptId) ?? 0) - (places.get(b.transcriptId) ?? 0),
  )
  const transcript = transcripts.find((one) => one.id === first?.transcriptId)
  if (first === undefined || transcript === undefined) return null
  return {
    transcriptId: transcript.id,
    title: transcript.title,
    turn: first.lastTurn ?? 0,
    turns: transcript.turns,
    started: isStarted(first),
  }
}

function isStarted(layer: LayerProgress): boolean {
  return layer.lastWorkAt !== null || layer.lastTurn !== null
}

function timeOf(layer: LayerProgress | undefined): number {
  return layer?.lastWorkAt?.getTime() ?? 0
}
