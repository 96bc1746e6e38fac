import { type Kysely, sql } from 'kysely'

/**
 * The first tables: people and how they get in, projects and what they hold, live documents.
 *
 * Every key of a project's rows starts with the project, so that projects can be kept apart.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('initials', 'text', (c) => c.notNull())
    // Absent: this person cannot sign in (demo coders).
    .addColumn('password_hash', 'text')
    .addColumn('theme', 'text', (c) => c.notNull().defaultTo('system'))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addCheckConstraint('people_email_folded', sql`email = lower(email)`)
    .addCheckConstraint('people_theme', sql`theme in ('system', 'light', 'dark')`)
    .execute()

  await db.schema
    .createTable('sessions')
    // SHA-256 of the id in the cookie: who reads the table cannot sign in with it.
    .addColumn('id_hash', 'bytea', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.references('people.id').onDelete('cascade'))
    .addColumn('values', 'jsonb', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('last_seen_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sessions_of_person').on('sessions').column('person_id').execute()

  await db.schema
    .createTable('api_tokens')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('people.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('hash', 'bytea', (c) => c.notNull().unique())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('last_used_at', 'timestamptz')
    .addColumn('revoked_at', 'timestamptz')
    .addCheckConstraint('api_tokens_scope', sql`scope in ('read', 'write')`)
    .execute()
  await db.schema.createIndex('api_tokens_of_person').on('api_tokens').column('person_id').execute()

  await db.schema
    .createTable('projects')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('demo', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('spans_across_turns', 'boolean', (c) => c.notNull().defaultTo(true))
    .addColumn('created_by', 'uuid', (c) => c.notNull().references('people.id'))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .execute()

  await db.schema
    .createTable('members')
    .addColumn('project_id', 'uuid', (c) =>
      c.notNull().references('projects.id').onDelete('cascade'),
    )
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('people.id'))
    // Empty once removed: the person's layers stay, and so does the name beside them.
    .addColumn('roles', sql`text[]`, (c) => c.notNull())
    .addColumn('checklist_hidden', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('joined_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('members_pkey', ['project_id', 'person_id'])
    .addCheckConstraint(
      'members_roles',
      sql`roles <@ array['lead', 'coder', 'adjudicator', 'observer']`,
    )
    .execute()
  await db.schema.createIndex('members_of_person').on('members').column('person_id').execute()

  await db.schema
    .createTable('links')
    // One-time links: the first account, an invitation, a forgotten password. Stored hashed.
    .addColumn('hash', 'bytea', (c) => c.primaryKey())
    .addColumn('id', 'uuid', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('project_id', 'uuid', (c) => c.references('projects.id').onDelete('cascade'))
    .addColumn('email', 'text')
    .addColumn('roles', sql`text[]`)
    .addColumn('created_by', 'uuid', (c) => c.references('people.id').onDelete('cascade'))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .addColumn('used_at', 'timestamptz')
    .addCheckConstraint('links_kind', sql`kind in ('set-up', 'invitation', 'password')`)
    .execute()
  await db.schema.createIndex('links_of_project').on('links').column('project_id').execute()

  await db.schema
    .createTable('transcripts')
    .addColumn('project_id', 'uuid', (c) =>
      c.notNull().references('projects.id').onDelete('cascade'),
    )
    .addColumn('id', 'uuid', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('length', 'integer', (c) => c.notNull())
    .addColumn('words', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text')
    .addColumn('created_by', 'uuid', (c) => c.notNull().references('people.id'))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('transcripts_pkey', ['project_id', 'id'])
    // Offsets count code points, as Postgres does in a UTF-8 database.
    .addCheckConstraint('transcripts_length', sql`length = char_length(text) and length > 0`)
    .execute()

  await db.schema
    .createTable('transcript_originals')
    // The bytes as they came, beside the text that was made of them.
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('bytes', 'bytea', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('transcript_originals_pkey', ['project_id', 'transcript_id'])
    .addForeignKeyConstraint(
      'transcript_originals_of_transcript',
      ['project_id', 'transcript_id'],
      'transcripts',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .execute()

  await db.schema
    .createTable('speakers')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('codable', 'boolean', (c) => c.notNull())
    .addPrimaryKeyConstraint('speakers_pkey', ['project_id', 'transcript_id', 'label'])
    .addForeignKeyConstraint(
      'speakers_of_transcript',
      ['project_id', 'transcript_id'],
      'transcripts',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addCheckConstraint('speakers_kind', sql`kind in ('interviewer', 'respondent', 'other')`)
    .execute()

  await db.schema
    .createTable('turns')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('speaker', 'text')
    .addColumn('start', 'integer', (c) => c.notNull())
    .addColumn('speech_start', 'integer', (c) => c.notNull())
    .addColumn('end', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('turns_pkey', ['project_id', 'transcript_id', 'ordinal'])
    .addForeignKeyConstraint(
      'turns_of_transcript',
      ['project_id', 'transcript_id'],
      'transcripts',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'turns_of_speaker',
      ['project_id', 'transcript_id', 'speaker'],
      'speakers',
      ['project_id', 'transcript_id', 'label'],
    )
    .addCheckConstraint(
      'turns_range',
      sql`ordinal >= 1 and 0 <= start and start <= speech_start and speech_start <= "end"`,
    )
    .execute()

  await db.schema
    .createTable('codebook_versions')
    .addColumn('project_id', 'uuid', (c) =>
      c.notNull().references('projects.id').onDelete('cascade'),
    )
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('codebook', 'jsonb', (c) => c.notNull())
    .addColumn('published_by', 'uuid', (c) => c.notNull().references('people.id'))
    .addColumn('published_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('codebook_versions_pkey', ['project_id', 'version'])
    .execute()

  await db.schema
    .createTable('rounds')
    .addColumn('project_id', 'uuid', (c) =>
      c.notNull().references('projects.id').onDelete('cascade'),
    )
    .addColumn('id', 'uuid', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull().defaultTo('running'))
    // Absent: the round follows the working draft (open coding).
    .addColumn('codebook_version', 'integer')
    .addColumn('created_by', 'uuid', (c) => c.notNull().references('people.id'))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('closed_at', 'timestamptz')
    .addColumn('revealed_at', 'timestamptz')
    .addPrimaryKeyConstraint('rounds_pkey', ['project_id', 'id'])
    .addForeignKeyConstraint(
      'rounds_of_codebook_version',
      ['project_id', 'codebook_version'],
      'codebook_versions',
      ['project_id', 'version'],
    )
    .addCheckConstraint('rounds_visibility', sql`visibility in ('open', 'blind')`)
    .addCheckConstraint('rounds_status', sql`status in ('running', 'closed', 'revealed')`)
    .addCheckConstraint('rounds_revealed', sql`(status = 'revealed') = (revealed_at is not null)`)
    .execute()

  await db.schema
    .createTable('layers')
    // One row an assignment: this coder codes this transcript in this round.
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('coder_id', 'uuid', (c) => c.notNull().references('people.id'))
    .addColumn('completed_at', 'timestamptz')
    .addColumn('last_work_at', 'timestamptz')
    // The turn the coder was at, for "continue where I was". 0 is the preamble.
    .addColumn('last_turn', 'integer')
    .addPrimaryKeyConstraint('layers_pkey', ['project_id', 'round_id', 'transcript_id', 'coder_id'])
    .addForeignKeyConstraint(
      'layers_of_round',
      ['project_id', 'round_id'],
      'rounds',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'layers_of_transcript',
      ['project_id', 'transcript_id'],
      'transcripts',
      ['project_id', 'id'],
    )
    .addForeignKeyConstraint('layers_of_member', ['project_id', 'coder_id'], 'members', [
      'project_id',
      'person_id',
    ])
    .execute()
  await db.schema
    .createIndex('layers_of_coder')
    .on('layers')
    .columns(['project_id', 'coder_id'])
    .execute()
  await db.schema
    .createIndex('layers_of_transcript')
    .on('layers')
    .columns(['project_id', 'transcript_id'])
    .execute()

  await db.schema
    .createTable('coded_spans')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('coder_id', 'uuid', (c) => c.notNull())
    .addColumn('id', 'uuid', (c) => c.notNull())
    .addColumn('start', 'integer', (c) => c.notNull())
    .addColumn('end', 'integer', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('memo', 'text', (c) => c.notNull())
    .addColumn('slots', 'jsonb', (c) => c.notNull())
    .addColumn('unsure', 'boolean', (c) => c.notNull())
    // What the device claims, to the letter; `recorded_at` is ours.
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('coded_spans_pkey', [
      'project_id',
      'round_id',
      'transcript_id',
      'coder_id',
      'id',
    ])
    .addForeignKeyConstraint(
      'coded_spans_of_layer',
      ['project_id', 'round_id', 'transcript_id', 'coder_id'],
      'layers',
      ['project_id', 'round_id', 'transcript_id', 'coder_id'],
      (c) => c.onDelete('cascade'),
    )
    .addCheckConstraint('coded_spans_range', sql`0 <= start and start < "end"`)
    .execute()
  await db.schema
    .createIndex('coded_spans_of_code')
    .on('coded_spans')
    .columns(['project_id', 'code'])
    .execute()

  await db.schema
    .createTable('layer_memos')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('coder_id', 'uuid', (c) => c.notNull())
    // 'transcript', 'turn:N' or 'code:ID'.
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('memo', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('layer_memos_pkey', [
      'project_id',
      'round_id',
      'transcript_id',
      'coder_id',
      'about',
    ])
    .addForeignKeyConstraint(
      'layer_memos_of_layer',
      ['project_id', 'round_id', 'transcript_id', 'coder_id'],
      'layers',
      ['project_id', 'round_id', 'transcript_id', 'coder_id'],
      (c) => c.onDelete('cascade'),
    )
    .execute()

  await db.schema
    .createTable('documents')
    .addColumn('project_id', 'uuid', (c) =>
      c.notNull().references('projects.id').onDelete('cascade'),
    )
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('epoch', 'integer', (c) => c.notNull().defaultTo(1))
    // Number of the newest update in the log; the next one takes this row's lock first.
    .addColumn('sequence', 'bigint', (c) => c.notNull().defaultTo(0))
    // Gzipped Yjs state up to and with update `snapshot_sequence`.
    .addColumn('snapshot', 'bytea')
    .addColumn('snapshot_sequence', 'bigint', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('documents_pkey', ['project_id', 'name'])
    .execute()

  await db.schema
    .createTable('document_updates')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sequence', 'bigint', (c) => c.notNull())
    .addColumn('update', 'bytea', (c) => c.notNull())
    .addColumn('person_id', 'uuid')
    .addColumn('recorded_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('document_updates_pkey', ['project_id', 'name', 'sequence'])
    .addForeignKeyConstraint(
      'document_updates_of_document',
      ['project_id', 'name'],
      'documents',
      ['project_id', 'name'],
      (c) => c.onDelete('cascade'),
    )
    .execute()

  await db.schema
    .createTable('document_clients')
    // Yjs client ids bound to who brought them first: nobody writes under another's id.
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('client_id', 'bigint', (c) => c.notNull())
    .addColumn('person_id', 'uuid')
    // Epoch of the document then: an older one tells a copy that must be loaded anew.
    .addColumn('epoch', 'integer', (c) => c.notNull().defaultTo(1))
    .addPrimaryKeyConstraint('document_clients_pkey', ['project_id', 'name', 'client_id'])
    .addForeignKeyConstraint(
      'document_clients_of_document',
      ['project_id', 'name'],
      'documents',
      ['project_id', 'name'],
      (c) => c.onDelete('cascade'),
    )
    .execute()

  await db.schema
    .createTable('audit_events')
    .addColumn('id', 'bigint', (c) => c.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('project_id', 'uuid', (c) => c.references('projects.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid')
    .addColumn('kind', 'text', (c) => c.notNull())
    // Ids and counts, never words of a transcript or a memo.
    .addColumn('about', 'jsonb', (c) => c.notNull())
    .addColumn('recorded_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema
    .createIndex('audit_events_of_project')
    .on('audit_events')
    .columns(['project_id', 'id'])
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  for (const table of [
    'audit_events',
    'document_clients',
    'document_updates',
    'documents',
    'layer_memos',
    'coded_spans',
    'layers',
    'rounds',
    'codebook_versions',
    'turns',
    'speakers',
    'transcript_originals',
    'transcripts',
    'links',
    'members',
    'projects',
    'api_tokens',
    'sessions',
    'people',
  ]) {
    await db.schema.dropTable(table).execute()
  }
}
