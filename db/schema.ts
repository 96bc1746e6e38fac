import type { ColumnType, Generated } from 'kysely'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import type { Threshold } from '#model/agreement/thresholds.ts'
import type { Codebook } from '#model/codebook.ts'
import type { DomainErrorCode } from '#model/errors.ts'
import type { InterfaceLanguage } from '#model/interface-language.ts'
import type { LayerChangeMade } from '#model/layer-act.ts'
import type { Role, RoundStatus, Visibility } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import type { TextSetting } from '#model/text-setting.ts'
import type { SpeakerKind } from '#model/transcript.ts'

/** What each table holds. Rows stay inside `db/`; use cases speak in words of `model/`. */
export interface Database {
  people: PeopleTable
  sessions: SessionsTable
  api_tokens: ApiTokensTable
  projects: ProjectsTable
  members: MembersTable
  links: LinksTable
  transcripts: TranscriptsTable
  transcript_originals: TranscriptOriginalsTable
  speakers: SpeakersTable
  turns: TurnsTable
  codebook_versions: CodebookVersionsTable
  rounds: RoundsTable
  layers: LayersTable
  coded_spans: CodedSpansTable
  layer_memos: LayerMemosTable
  large_removals: LargeRemovalsTable
  discussion_threads: DiscussionThreadsTable
  discussion_comments: DiscussionCommentsTable
  discussion_mentions: DiscussionMentionsTable
  methods_reports: MethodsReportsTable
  documents: DocumentsTable
  document_updates: DocumentUpdatesTable
  document_clients: DocumentClientsTable
  layer_acts: LayerActsTable
  audit_events: AuditEventsTable
  figure_jobs: FigureJobsTable
  kept_figures: KeptFiguresTable
  kept_figure_lines: KeptFigureLinesTable
  text_stretches: TextStretchesTable
  key_choices: KeyChoicesTable
  closed_hints: ClosedHintsTable
}

/** A time the database fills in unless told. */
type Stamp = ColumnType<Date, Date | undefined, Date>

/** JSON is handed to the driver as a value: a string would be stored as a JSON string. */
type Json<T> = ColumnType<T, T, T>

export interface PeopleTable {
  id: string
  email: string
  name: string
  initials: string
  password_hash: string | null
  theme: Generated<'system' | 'light' | 'dark'>
  language: InterfaceLanguage | null
  text_setting: Json<TextSetting> | null
  created_at: Stamp
}

export interface SessionsTable {
  id_hash: Buffer
  person_id: string | null
  values: Json<Record<string, unknown>>
  created_at: Stamp
  last_seen_at: Stamp
  expires_at: Date
}

export interface ApiTokensTable {
  id: string
  person_id: string
  name: string
  scope: 'read' | 'write'
  hash: Buffer
  created_at: Stamp
  last_used_at: Date | null
  revoked_at: Date | null
}

export interface ProjectsTable {
  id: string
  name: string
  demo: Generated<boolean>
  spans_across_turns: Generated<boolean>
  device_copies: Generated<boolean>
  unfinished: Generated<boolean>
  /** `null` until somebody sets them. */
  thresholds: Generated<Threshold[] | null>
  /** Counted up whenever who may write the working codebook and discussions is another answer. */
  member_rights_version: Generated<number>
  created_by: string
  created_at: Stamp
}

export interface MembersTable {
  project_id: string
  person_id: string
  roles: Role[]
  checklist_hidden: Generated<boolean>
  joined_at: Stamp
}

export interface LinksTable {
  hash: Buffer
  id: string
  kind: 'set-up' | 'invitation' | 'password'
  project_id: string | null
  email: string | null
  roles: Role[] | null
  created_by: string | null
  created_at: Stamp
  expires_at: Date
  used_at: Date | null
}

export interface TranscriptsTable {
  project_id: string
  id: string
  title: string
  text: string
  length: number
  words: number
  sha256: string
  language: string
  file_name: string | null
  created_by: string
  created_at: Stamp
}

export interface TranscriptOriginalsTable {
  project_id: string
  transcript_id: string
  bytes: Buffer
  sha256: string
}

export interface SpeakersTable {
  project_id: string
  transcript_id: string
  label: string
  name: string | null
  kind: SpeakerKind
  codable: boolean
}

export interface TurnsTable {
  project_id: string
  transcript_id: string
  ordinal: number
  speaker: string | null
  start: number
  speech_start: number
  end: number
}

export interface CodebookVersionsTable {
  project_id: string
  version: number
  codebook: Json<Codebook>
  published_by: string
  published_at: Stamp
}

export interface RoundsTable {
  project_id: string
  id: string
  name: string
  visibility: Visibility
  status: Generated<RoundStatus>
  codebook_version: number | null
  created_by: string
  created_at: Stamp
  closed_at: Date | null
  revealed_at: Date | null
}

export interface LayersTable {
  project_id: string
  round_id: string
  transcript_id: string
  coder_id: string
  completed_at: Date | null
  /** When a lead let its coder back in although the round is closed. */
  reopened_at: Generated<Date | null>
  last_work_at: Date | null
  last_turn: number | null
  /** Counted up whenever who may write it is another answer. */
  rights_version: Generated<number>
}

export interface CodedSpansTable {
  project_id: string
  round_id: string
  transcript_id: string
  coder_id: string
  id: string
  start: number
  end: number
  code: string
  memo: string
  slots: Json<Record<string, string | number>>
  unsure: boolean
  created_at: string
  recorded_at: Stamp
}

export interface LayerMemosTable {
  project_id: string
  round_id: string
  transcript_id: string
  coder_id: string
  about: string
  memo: string
}

/** A bigint comes from the driver as text, so that none is rounded; sequence numbers fit a number. */
type BigInteger = ColumnType<string, number | undefined, number>

export interface LargeRemovalsTable {
  project_id: string
  id: string
  round_id: string
  transcript_id: string
  coder_id: string
  spans: Json<CodedSpan[]>
  removed: number
  of: number
  removed_at: Stamp
  settled_at: Generated<Date | null>
  settled_as: Generated<'restored' | 'kept' | null>
}

export interface DiscussionThreadsTable {
  project_id: string
  round_id: string
  transcript_id: string
  id: string
  start: number
  end: number
  /** Where it is about a turn as a whole. */
  turn: number | null
  author_id: string
  created_at: string
  recorded_at: Stamp
  resolved_by: string | null
  resolved_at: string | null
}

export interface DiscussionCommentsTable {
  project_id: string
  round_id: string
  transcript_id: string
  id: string
  thread_id: string
  author_id: string
  text: string
  mentions: string[]
  created_at: string
  changed_at: string | null
  /** Of a comment without words: the lead who took them back. */
  taken_back_by: string | null
  recorded_at: Stamp
}

export interface DiscussionMentionsTable {
  project_id: string
  round_id: string
  transcript_id: string
  comment_id: string
  person_id: string
  mentioned_at: Stamp
  read_at: Date | null
  /** Whether the comment mentions them, or answers where they wrote. */
  reason: Generated<'mention' | 'answer'>
}

export interface MethodsReportsTable {
  project_id: string
  id: string
  round_id: string
  frozen_by: string
  frozen_at: Date
  inputs: string
  state: string
  codebook: string | null
  settings: Json<AgreementSettings>
  pseudonyms: boolean
  language: InterfaceLanguage
  alpha: number | null
  ci_low: number | null
  ci_high: number | null
  html: string
  markdown: string
  bundle: Buffer
}

export interface DocumentsTable {
  project_id: string
  name: string
  epoch: Generated<number>
  sequence: BigInteger
  snapshot: Buffer | null
  snapshot_sequence: BigInteger
}

export interface DocumentUpdatesTable {
  project_id: string
  name: string
  sequence: BigInteger
  update: Buffer
  person_id: string | null
  recorded_at: Stamp
}

export interface DocumentClientsTable {
  project_id: string
  name: string
  client_id: BigInteger
  person_id: string | null
  /** Epoch of the document in which the id was first seen. */
  epoch: number
}

export interface LayerActsTable {
  project_id: string
  name: string
  sequence: BigInteger
  changes: Json<LayerChangeMade[]>
  recorded_at: Stamp
}

export interface AuditEventsTable {
  id: Generated<string>
  project_id: string | null
  person_id: string | null
  kind: string
  about: Json<Record<string, unknown>>
  recorded_at: Stamp
}

export interface FigureJobsTable {
  project_id: string
  id: string
  round_id: string
  kind: Generated<'figures' | 'report'>
  question: string
  task: Json<unknown>
  state: string
  status: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>
  share: Generated<number>
  problem: Json<{ code: DomainErrorCode; message: string }> | null
  runs: Generated<number>
  asked_by: string | null
  asked_at: Stamp
  started_at: Date | null
  heard_at: Date | null
  ended_at: Date | null
}

export interface KeptFiguresTable {
  project_id: string
  question: string
  round_id: string
  state: string
  computed_at: Date
}

export interface KeptFigureLinesTable {
  project_id: string
  question: string
  place: number
  line: string
}

export interface TextStretchesTable {
  project_id: string
  transcript_id: string
  start: number
  turn: number
  configuration: string
  speech: string
  words: string
}

export interface ClosedHintsTable {
  person_id: string
  hint: string
  closed_at: Stamp
}

export interface KeyChoicesTable {
  person_id: string
  enabled: Generated<boolean>
  keys: Json<Record<string, string>>
}
