import { type Kysely, sql } from 'kysely'
import type { AuditKind } from './audit.ts'
import type { Database } from './schema.ts'

/** A transcript that waits for its coder, with where the coder left off. */
export interface Waiting {
  projectId: string
  projectName: string
  roundId: string
  roundName: string
  visibility: 'open' | 'blind'
  transcriptId: string
  title: string
  turns: number
  /** The turn the coder was at, 0 for the beginning, `null` while it was never opened. */
  lastTurn: number | null
  lastWorkAt: Date | null
}

/**
 * What a coder has not completed in rounds that run, or was let back into: what was worked on last comes first, then the
 * rest in the order of rounds and titles.
 *
 * @param projectId absent: in every project
 */
export async function listWaiting(
  db: Kysely<Database>,
  personId: string,
  { projectId, limit }: { projectId?: string; limit: number },
): Promise<Waiting[]> {
  const within = projectId === undefined ? sql`` : sql`and layers.project_id = ${projectId}`
  const { rows } = await sql<Waiting>`
    select layers.project_id as "projectId", projects.name as "projectName",
      layers.round_id as "roundId", rounds.name as "roundName", rounds.visibility,
      layers.transcript_id as "transcriptId", transcripts.title,
      (select count(*)::int from turns
        where turns.project_id = layers.project_id
          and turns.transcript_id = layers.transcript_id) as turns,
      layers.last_turn as "lastTurn", layers.last_work_at as "lastWorkAt"
    from members
    join layers on layers.project_id = members.project_id and layers.coder_id = members.person_id
    join rounds on rounds.project_id = layers.project_id and rounds.id = layers.round_id
    join projects on projects.id = layers.project_id
    join transcripts
      on transcripts.project_id = layers.project_id and transcripts.id = layers.transcript_id
    where members.person_id = ${personId} and 'coder' = any(members.roles)
      and (rounds.status = 'running' or layers.reopened_at is not null)
      and layers.completed_at is null ${within}
    order by layers.last_work_at desc nulls last, layers.last_turn is null, rounds.created_at,
      transcripts.title, transcripts.id
    limit ${limit}`.execute(db)
  return rows
}

/** How far the layers of a round are. */
export interface LayerCounts {
  roundId: string
  total: number
  completed: number
  transcripts: number
  coders: number
  ownTotal: number
  ownCompleted: number
}

/** Counts of every round of a project, with the person's own apart. */
export async function countLayers(
  db: Kysely<Database>,
  projectId: string,
  personId: string,
): Promise<LayerCounts[]> {
  const { rows } = await sql<LayerCounts>`
    select round_id as "roundId", count(*)::int as total,
      count(completed_at)::int as completed,
      count(distinct transcript_id)::int as transcripts,
      count(distinct coder_id)::int as coders,
      (count(*) filter (where coder_id = ${personId}))::int as "ownTotal",
      (count(completed_at) filter (where coder_id = ${personId}))::int as "ownCompleted"
    from layers where project_id = ${projectId}
    group by round_id`.execute(db)
  return rows
}

/** What a project holds so far: facts that the first steps tick themselves by. */
export interface ProjectFacts {
  transcripts: number
  words: number
  codebookVersion: number | null
  invitations: number
  /** Among the layers that the reader may know of. */
  hasCodedSpans: boolean
  /** Kinds of things done, of those asked for. */
  done: readonly string[]
}

/** Counts what a project holds, as far as the reader may know of it. */
export async function readProjectFacts(
  db: Kysely<Database>,
  projectId: string,
  kinds: readonly AuditKind[],
  reader: { personId: string; seesAll: boolean; seesOpenRounds: boolean },
  now: Date,
): Promise<ProjectFacts> {
  const { rows } = await sql<ProjectFacts>`
    select
      (select count(*)::int from transcripts where project_id = ${projectId}) as transcripts,
      (select coalesce(sum(words), 0)::int from transcripts
        where project_id = ${projectId}) as words,
      (select max(version) from codebook_versions
        where project_id = ${projectId}) as "codebookVersion",
      (select count(*)::int from links where project_id = ${projectId} and kind = 'invitation'
        and used_at is null and expires_at > ${now}) as invitations,
      exists (select 1 from layers
        join rounds on rounds.project_id = layers.project_id and rounds.id = layers.round_id
        where layers.project_id = ${projectId}
          and (${reader.seesAll} or layers.coder_id = ${reader.personId}
            or rounds.status = 'revealed'
            or (${reader.seesOpenRounds} and rounds.visibility = 'open'))
          and exists (select 1 from coded_spans
            where coded_spans.project_id = layers.project_id
              and coded_spans.round_id = layers.round_id
              and coded_spans.transcript_id = layers.transcript_id
              and coded_spans.coder_id = layers.coder_id)) as "hasCodedSpans",
      array(select kind from unnest(${sql.val([...kinds])}::text[]) as kind
        where exists (select 1 from audit_events
          where audit_events.project_id = ${projectId} and audit_events.kind = kind.kind)
      ) as done`.execute(db)
  return rows[0]!
}
