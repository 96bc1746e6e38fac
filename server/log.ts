import { type DestinationStream, type Logger, pino } from 'pino'

/** Names under which no value is ever logged, one level down as well. */
const secrets = ['token', 'password', 'cookie', 'authorization', 'secret', 'memo', 'text', 'query']

/**
 * The log of a server: one JSON object a line. It says what happened to whom and where, and never what
 * somebody wrote: no words of a transcript or a memo, no password, token, cookie or query.
 *
 * @param destination standard output unless told
 */
export function makeLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    // Which of several servers wrote a line is said by whoever collects them.
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => toLoggedError(error) },
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[not logged]' },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

interface LoggedError {
  name: string
  code?: string
  /** Only of errors whose words are known to quote nothing. */
  message?: string
  /** Constraint, table and routine that PostgreSQL names. */
  at?: readonly string[]
  /** Where it was thrown: the innermost call first. */
  from: readonly string[]
  cause?: LoggedError
}

/** Errors of the language and of our own; a parser's and a schema's quote what they were given. */
const wordsOfOurs = new Set([
  'AssertionError',
  'Error',
  'NoConnectionFree',
  'PostgresError',
  'RangeError',
  'ReferenceError',
  'TransactionLost',
  'TypeError',
])

/**
 * What the log says of an error: enough to find where it came from. An error carries along what it met,
 * such as the row that PostgreSQL refused, so only what is named here is taken from it.
 */
export function toLoggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, from: [] }
  const { name, message, cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  // Class 22, data exceptions: these quote the value.
  const mayQuote = !wordsOfOurs.has(name) || (name === 'PostgresError' && code?.startsWith('22'))
  return {
    name,
    ...(code === undefined ? {} : { code }),
    ...(mayQuote ? {} : { message: message.slice(0, 500) }),
    ...(name === 'PostgresError' ? { at: placesOf(error) } : {}),
    from: framesOf(error),
    ...(cause === undefined || depth > 2 ? {} : { cause: toLoggedError(cause, depth + 1) }),
  }
}

function placesOf(error: Error): string[] {
  const named = error as { table_name?: string; constraint_name?: string; routine?: string }
  return [named.table_name, named.constraint_name, named.routine].filter((name) => name != null)
}

/** The calls of a stack, ours where there are any, without the words before them. */
function framesOf({ name, message, stack = '' }: Error): string[] {
  const words = `${name}: ${message}`
  const calls = stack.startsWith(words) ? stack.slice(words.length) : stack
  const frames = calls
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .map((line) => line.slice(7))
  const ours = frames.filter((frame) => !/node:|node_modules/.test(frame))
  return (ours.length > 0 ? ours : frames).slice(0, 12)
}
