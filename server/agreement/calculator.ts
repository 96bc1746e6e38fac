import { z } from 'zod'
import { Targets } from '#model/agreement/asked-draws.ts'
import type { FileLedger } from '#model/agreement/file-ledger.ts'
import { type Draws, intervalMethods, usualTargets } from '#model/agreement/interval-method.ts'
import { type ResultRow, resultRows } from '#model/agreement/result-rows.ts'
import { DomainError } from '#model/errors.ts'
import { wholeNumber } from '#model/fields.ts'
import { type Limits, limits } from '#model/limits.ts'
import { checked } from '../checked.ts'
import type { Services } from '../services.ts'
import type { FileTask } from './file-worker.ts'

export const calculatorKinds = ['ratings', 'sets', 'spans'] as const
export type CalculatorKind = (typeof calculatorKinds)[number]

/** A calculation as the page shows it. */
export interface Calculation {
  kind: CalculatorKind
  rows: ResultRow[]
  /** What intervals were made from; `null` of spans, which have none. */
  draws: Draws | null
  ledger: FileLedger
  /** The command that gives the same on a machine of one's own. */
  command: string
}

/** What a form brings: text, as it was typed. */
export interface CalculatorForm {
  kind: string
  /** The file's rows, pasted or read from a file. */
  text: string
  categories: string
  separator: string
  length: string
  draws: string
  method: string
  targets: string
  seed: string
  samples: string
  combine: string
}

/**
 * Every coefficient of a file of ratings, of sets of codes, or of spans, for anybody. Nothing is stored.
 *
 * @param by who asks, for the limits; `signal` gives up
 * @throws {DomainError} `invalid-input` naming row and remedy, `too-large`, `too-many-requests`
 */
export async function calculate(
  { figures, rates, settings }: Services,
  form: CalculatorForm,
  by: { address: string; signal: AbortSignal },
): Promise<Calculation> {
  const asked = checked(formWith(settings.limits), form)
  if (asked.text.trim() === '') {
    throw new DomainError('invalid-input', 'Paste the rows, or choose a file.', {
      issues: [{ path: 'text', message: 'Paste the rows, or choose a file.' }],
    })
  }
  await rates.take('calculator', by.address)
  const { task, command } = taskOf(asked, settings.limits.fileGammaMs)
  const { results, ledger } = await figures.ofFile(task, by)
  const draws = asked.kind === 'spans' ? null : drawsOf(asked)
  return { kind: asked.kind, rows: resultRows(results), draws, ledger, command }
}

/** @throws {DomainError} `unsupported-file` for bytes that are no UTF-8 */
export function textOfFile(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new DomainError('unsupported-file', 'The file is not in UTF-8. Save it as CSV UTF-8.')
  }
}

/** Where nothing is typed, nothing is asked for. */
const orNothing = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional())

const Categories = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine(
    (all) => !all.includes('') && new Set(all).size === all.length,
    'Name each category once, parted by commas.',
  )

function formWith({ calculatorBytes, calculatorDraws }: Limits) {
  const kibibytes = Math.floor(calculatorBytes / 1024).toLocaleString('en')
  const text = z
    .string()
    .refine(
      (given) => Buffer.byteLength(given) <= calculatorBytes,
      `The calculator takes ${kibibytes} KiB. Larger files: parley agreement, on your own machine.`,
    )
  const seed = wholeNumber(0, 4_294_967_295)
  const declared = {
    text,
    categories: orNothing(Categories),
    draws: wholeNumber(0, calculatorDraws),
    method: z.preprocess(
      (given) => (given === '' ? undefined : given),
      z.enum(intervalMethods, 'Choose how intervals are made of the draws.').default('percentile'),
    ),
    targets: orNothing(Targets),
    seed,
  }
  const kinds = [
    z.object({ kind: z.literal('ratings'), ...declared }),
    z.object({
      kind: z.literal('sets'),
      separator: z.string().min(1, 'Say what parts the codes of a set.').max(5),
      ...declared,
    }),
    z.object({
      kind: z.literal('spans'),
      text,
      length: wholeNumber(1, 1_000_000_000_000),
      combine: z.enum(['', 'on']),
      samples: orNothing(wholeNumber(1, limits.gammaContinua)),
      seed,
    }),
  ] as const
  return z.discriminatedUnion('kind', kinds, 'Say what the file holds: ratings, sets or spans.')
}

type Asked = z.output<ReturnType<typeof formWith>>

function taskOf(asked: Asked, exactMs: number): { task: FileTask; command: string } {
  const { kind, text, seed } = asked
  if (kind === 'spans') {
    const { length, combine, samples } = asked
    return {
      task: {
        kind,
        text,
        options: {
          length,
          ...(combine === 'on' ? { overlap: 'combine' } : {}),
          ...(samples === undefined ? {} : { gamma: { samples, seed } }),
        },
        exactMs,
      },
      command: commandOf('spans', [
        `--length ${length}`,
        combine === 'on' && '--overlap combine',
        samples !== undefined && `--gamma ${samples} --seed ${seed}`,
      ]),
    }
  }
  const { categories } = asked
  const draws = drawsOf(asked)
  const sets = kind === 'sets' ? asked.separator : undefined
  return {
    task: {
      kind: 'ratings',
      text,
      options: {
        ...(categories === undefined ? {} : { categories }),
        ...(sets === undefined ? {} : { sets }),
        draws,
      },
      exactMs,
    },
    command: commandOf('ratings', [
      categories !== undefined && `--categories ${quoted(categories.join(','))}`,
      sets !== undefined && `--sets ${quoted(sets)}`,
      draws.draws > 0 && `--bootstrap ${draws.draws} --seed ${seed}`,
      draws.draws > 0 && `--interval ${draws.method}`,
      draws.targets !== undefined && `--targets ${quoted(draws.targets.join(' '))}`,
    ]),
  }
}

/** Targets count where they can be missed alone; those that are usual need not be named. */
function drawsOf({ draws, seed, method, targets }: Exclude<Asked, { kind: 'spans' }>): Draws {
  const isNamed =
    targets !== undefined &&
    draws > 0 &&
    method === 'krippendorff' &&
    targets.join() !== usualTargets.join()
  return { draws, seed, method, ...(isNamed ? { targets } : {}) }
}

function commandOf(kind: 'ratings' | 'spans', options: readonly (string | false)[]): string {
  return [`parley agreement ${kind} FILE.csv`, ...options].filter(Boolean).join(' ')
}

/** As a shell reads it. */
function quoted(words: string): string {
  return `'${words.replaceAll("'", `'\\''`)}'`
}
