import { DomainError, isDomainError } from '#model/errors.ts'

/** The connection ended inside a transaction. Postgres has undone it; running it again is right. */
export class TransactionLost extends Error {
  readonly code = 'TRANSACTION_LOST'
  constructor() {
    super('The connection to Postgres ended, so this transaction was undone.')
    this.name = 'TransactionLost'
  }
}

/** All connections were in use for too long. */
export class NoConnectionFree extends Error {
  readonly code = 'NO_CONNECTION_FREE'
  constructor(waitMs: number) {
    super(`No connection to Postgres became free within ${waitMs / 1000} seconds.`)
    this.name = 'NoConnectionFree'
  }
}

/** Codes of the driver, of the operating system and of Postgres that say: nobody was there to ask. */
const notReached = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'CONNECT_TIMEOUT',
  // cannot_connect_now: starting up, shutting down or recovering
  '57P03',
])

const connectionLost = new Set([
  ...notReached,
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'TRANSACTION_LOST',
  'NO_CONNECTION_FREE',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // admin_shutdown, crash_shutdown, idle_session_timeout, idle_in_transaction_session_timeout
  '57P01',
  '57P02',
  '57P05',
  '25P03',
  // connection_exception and its kin, too_many_connections
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
])

const tooLong = new Set([
  // query_canceled (statement_timeout), lock_not_available (lock_timeout)
  '57014',
  '55P03',
])

const serialization = new Set([
  // serialization_failure, deadlock_detected
  '40001',
  '40P01',
])

export type DatabaseTrouble =
  | 'connection-lost'
  | 'disk-full'
  | 'read-only'
  | 'too-long'
  | 'serialization'

/**
 * What kind of trouble with the database an error tells of, as the driver threw it or in our words;
 * undefined for any other error.
 */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  const code = codeOf(error)
  if (code === undefined) return undefined
  if (connectionLost.has(code)) return 'connection-lost'
  // disk_full; out_of_memory would be 53200
  if (code === '53100') return 'disk-full'
  // read_only_sql_transaction: a standby, or an administrator's setting
  if (code === '25006') return 'read-only'
  if (tooLong.has(code)) return 'too-long'
  if (serialization.has(code)) return 'serialization'
  return undefined
}

const words = {
  'connection-lost': 'The database is not answering. Try again in a moment.',
  'disk-full':
    'The disk of the database is full, so nothing can be saved; reading still works. Tell whoever runs this server.',
  'read-only':
    'The database takes no changes at present; reading still works. Tell whoever runs this server.',
  'too-long': 'The database took too long to answer. Try again in a moment.',
  serialization: 'Somebody changed the same thing at the same moment. Try again.',
} satisfies Record<DatabaseTrouble, string>

/**
 * Trouble with the database in words of the domain, `unavailable` (503), and `not-found` for what was to go
 * into a project that is gone, with the driver's error as the cause. Any other error, such as another broken
 * constraint, is given back as it is: a defect of ours.
 */
export function inWords(error: unknown): unknown {
  if (isDomainError(error)) return error
  if (isOfDeletedProject(error)) return caused(error, deletedMeanwhile())
  const trouble = databaseTrouble(error)
  if (trouble === undefined) return error
  const retryAfterSeconds = trouble === 'disk-full' || trouble === 'read-only' ? 60 : 2
  return caused(error, new DomainError('unavailable', words[trouble], { retryAfterSeconds }))
}

function caused(error: unknown, said: DomainError): DomainError {
  said.cause = error
  return said
}

/** What was on its way into a project when somebody else deleted that. */
function isOfDeletedProject(error: unknown): boolean {
  const { constraint_name: constraint } = error as { constraint_name?: string }
  return codeOf(error) === '23503' && constraint?.endsWith('_project_id_fkey') === true
}

function deletedMeanwhile(): DomainError {
  return new DomainError(
    'not-found',
    'This project was deleted at the same moment, so nothing was stored in it.',
  )
}

/**
 * The driver makes its errors where it reads its socket. Called where a statement is awaited, this adds
 * the calls that wait for it to the error's stack, so that a log can say whose statement failed.
 */
export function withCallers(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const usual = Error.stackTraceLimit
  // Of the innermost ten nearly all are Kysely's.
  Error.stackTraceLimit = 30
  const waiting = new Error().stack ?? ''
  Error.stackTraceLimit = usual
  error.stack = `${error.stack}\n${waiting.split('\n').slice(2).join('\n')}`
  return error
}

/** The statement cannot have been seen by Postgres: offering it again does nothing twice. */
export function neverReachedPostgres(error: unknown): boolean {
  const code = codeOf(error)
  return code !== undefined && notReached.has(code)
}

/**
 * The code of an error of Postgres, of the driver, or of the operating system, also of one that was put in
 * words; `undefined` where it has none.
 */
export function codeOf(error: unknown): string | undefined {
  if (isDomainError(error)) return codeOf(error.cause)
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
