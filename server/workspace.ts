import { readClosedHints } from '#db/closed-hints.ts'
import { blindRoundFollowsDraft } from '#db/codebooks.ts'
import { readKeyChoices } from '#db/key-choices.ts'
import { type LayerProgress, readLayerProgress } from '#db/progress.ts'
import { listOpenRemovals, type OpenRemoval } from '#db/removals.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import { readTranscript } from '#db/transcripts.ts'
import { listCodersOf, readSpansFrom } from '#db/workspace.ts'
import { isId } from '#model/fields.ts'
import type { Face } from '#model/person.ts'
import { may } from '#model/rights.ts'
import type { LayerKey } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import { type Member, memberOf, notFound, requireMay, roundOf } from './access.ts'
import { codebookOf } from './codebooks.ts'
import { takingPart } from './discussions.ts'
import type { Person, Services } from './services.ts'

/** As many spans of one's own, from where one was last, as a page is rendered with; the live document brings the others. */
const firstSpans = 300

/** What one's own layer is like as the page opens. */
export interface OwnLayer {
  completed: boolean
  /** Whether a lead let one back in although the round is closed. */
  reopened: boolean
  epoch: number
  /** Ordinal of the turn one was at; 0 is the preamble. */
  lastTurn: number | null
  /** Those from where one was last on, as many as a page is rendered with. */
  codedSpans: CodedSpan[]
  /** Of the whole layer. */
  count: number
  /** Large removals to be brought back or let be. */
  removals: OpenRemoval[]
}

/**
 * Everything the workspace shows of one transcript in one round.
 *
 * A coder opens the transcripts assigned to them; whoever may read the others' codes opens any, to
 * read. Names of other coders are given only where their codes are.
 *
 * @throws {DomainError} `not-found`; `not-permitted` while a blind round hides what there would be to see
 */
export async function openWorkspace(
  services: Services,
  person: Person,
  { projectId, roundId, transcriptId }: Omit<LayerKey, 'coderId'>,
) {
  const { db } = services
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  if (!isId(transcriptId)) throw notFound('transcript')
  const facts = roundFacts(round)
  const key: LayerKey = { projectId, roundId, transcriptId, coderId: person.id }
  const coders = await listCodersOf(db, key)
  if (coders.length === 0) throw notFound('transcript')
  const isCoder =
    coders.some(({ id }) => id === person.id) &&
    may(member, { may: 'read-layer', round: facts, coder: person.id })
  if (!isCoder) requireMay(member, { may: 'read-passages', round: facts })

  const [transcript, codebook, layer, keys, closedHints, discussion] = await Promise.all([
    readTranscript(db, projectId, transcriptId),
    codebookOf(services, member, round),
    isCoder ? ownLayer(services, key) : null,
    readKeyChoices(db, person.id),
    readClosedHints(db, person.id),
    takingPart(services, member, round),
  ])
  if (transcript === undefined) throw notFound('transcript')
  const seesOthers = may(member, { may: 'read-feed', round: facts })
  return {
    me: { id: person.id, name: person.name, initials: person.initials } satisfies Face,
    /** The keys of the workspace as the reader chose them. */
    keys,
    /** What the reader is told no more. */
    closedHints,
    project: {
      id: projectId,
      name: member.project.name,
      spansAcrossTurns: member.project.spansAcrossTurns,
      deviceCopies: member.project.deviceCopies,
    },
    round: {
      id: round.id,
      name: round.name,
      visibility: round.visibility,
      status: round.status,
      codebookVersion: round.codebookVersion,
    },
    transcript,
    codebook,
    layer,
    mayWrite:
      layer !== null &&
      may(member, {
        may: 'write-layer',
        round: facts,
        coder: person.id,
        completed: layer.completed,
        reopened: layer.reopened,
      }),
    /** Whether a code that is missing may be added while one codes. */
    mayAddCodes: may(member, {
      may: 'add-code',
      round: { ...facts, codebookVersion: round.codebookVersion },
      showsInBlindRound: await blindRoundFollowsDraft(db, projectId),
    }),
    mayComplete:
      layer !== null &&
      may(member, {
        may: 'complete-layer',
        round: facts,
        coder: person.id,
        reopened: layer.reopened,
      }),
    seesOthers,
    /** The others assigned here, where their codes may be seen. */
    others: seesOthers ? coders.filter(({ id }) => id !== person.id) : [],
    /** Who talks about what is coded here, where that may be read. */
    discussion,
    /** Presence is told only where codes are: in a blind round not even who is here. */
    joinsRoom: seesOthers && round.status === 'running',
    standing: standingOf(member, round, person, layer, layer?.removals ?? []),
  }
}

/**
 * What may be done in a workspace that is open, for the page to notice that it changed: a round was
 * closed or revealed, a layer completed elsewhere, many coded spans went at once or were brought back.
 *
 * @throws {DomainError} `not-found` for whoever may no longer know of it
 */
export async function workspaceStanding(
  services: Services,
  person: Person,
  { projectId, roundId, transcriptId }: Omit<LayerKey, 'coderId'>,
): Promise<string> {
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  if (!isId(transcriptId)) throw notFound('transcript')
  const key: LayerKey = { projectId, roundId, transcriptId, coderId: person.id }
  const [layer, removals] = await Promise.all([
    readLayerProgress(services.db, key),
    listOpenRemovals(services.db, key, key),
  ])
  if (layer === undefined && (await listCodersOf(services.db, key)).length === 0) {
    throw notFound('transcript')
  }
  return standingOf(member, round, person, layer && layerFacts(layer), removals)
}

/** The same words for the same rights, and for nothing else. */
function standingOf(
  member: Member,
  round: Round,
  { id: coder }: Person,
  layer: { completed: boolean; reopened: boolean } | null | undefined,
  removals: readonly OpenRemoval[],
): string {
  const facts = roundFacts(round)
  const isCoder = layer != null && may(member, { may: 'read-layer', round: facts, coder })
  const writes =
    isCoder &&
    may(member, {
      may: 'write-layer',
      round: facts,
      coder,
      completed: layer.completed,
      reopened: layer.reopened,
    })
  const sees = may(member, { may: 'read-feed', round: facts })
  return [
    round.status,
    isCoder ? (layer.completed ? 'completed' : 'open') : 'reads',
    writes ? 'writes' : 'writes-not',
    sees ? 'sees' : 'sees-not',
    member.project.deviceCopies ? 'keeps' : 'keeps-not',
    ...removals.map(({ id }) => id),
  ].join(' ')
}

function layerFacts({ completedAt, reopenedAt }: LayerProgress) {
  return { completed: completedAt !== null, reopened: reopenedAt !== null }
}

async function ownLayer({ db, live }: Services, key: LayerKey): Promise<OwnLayer | null> {
  const facts = await readLayerProgress(db, key)
  if (facts === undefined) return null
  const [first, epoch, removals] = await Promise.all([
    readSpansFrom(db, key, facts.lastTurn, firstSpans),
    live.epoch(key),
    listOpenRemovals(db, key, key),
  ])
  return {
    ...layerFacts(facts),
    epoch,
    lastTurn: facts.lastTurn,
    ...first,
    removals,
  }
}
