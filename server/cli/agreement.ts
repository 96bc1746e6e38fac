import { readFile, stat } from 'node:fs/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { Targets } from '#model/agreement/asked-draws.ts'
import {
  type Draws,
  type IntervalMethod,
  intervalMethods,
  usualDraws,
} from '#model/agreement/interval-method.ts'
import {
  casesReport,
  type FileReport,
  ratingsReport,
  spansReport,
} from '#model/agreement/reports.ts'
import { resultRows } from '#model/agreement/result-rows.ts'
import { DomainError, isDomainError } from '#model/errors.ts'
import { wholeNumber } from '#model/fields.ts'
import { limits } from '#model/limits.ts'
import { overAfter } from '../agreement/over-after.ts'
import { addPlanCommand } from './agreement-plan.ts'
import { addReportCommand } from './agreement-report.ts'
import { addAgreementRoundCommand } from './agreement-round.ts'
import {
  comparedLines,
  intervalLine,
  ledgerLines,
  resultTable,
  targetLines,
} from './agreement-table.ts'

/** `agreement ratings | spans | cases`: coefficients of files, without a database; and of rounds, with it. */
export function addAgreementCommands(program: Command): void {
  const agreement = program
    .command('agreement')
    .description('coefficients of files of your own, and of rounds')
  addAgreementRoundCommand(agreement)

  agreement
    .command('ratings')
    .description('fixed units: a CSV file with coder,unit,value')
    .argument('<file>', 'an empty value is missing; with --sets it is the empty set')
    .option('--categories <list>', 'declared categories in order, parted by commas', listOf)
    .option('--sets <separator>', 'each value is a set of codes parted by this')
    .option(
      '--bootstrap <draws>',
      'draws for intervals; without, and without --interval, they are by formula',
      asWholeNumber(0, 1_000_000),
    )
    .addOption(
      new Option(
        '--interval <method>',
        'what is made of the draws: percentiles (unless told), BCa, or Krippendorff’s bootstrap of alpha',
      ).choices(intervalMethods),
    )
    .addOption(
      new Option(
        '--targets <list>',
        'Krippendorff’s bootstrap: values of alpha of which the probability of missing them is wanted, as in ".9 .8 .667"',
      )
        .argParser(targetsOf)
        .implies({ interval: 'krippendorff' }),
    )
    .option('--seed <seed>', 'seed of the draws', asWholeNumber(0, 4_294_967_295), 1)
    .option('--json', 'print one object')
    .action(async (file: string, options: RatingsCommand) => {
      const { categories, sets, json } = options
      const draws = drawsOf(options)
      const report = ratingsReport(
        await textOf(file),
        {
          ...(categories === undefined ? {} : { categories }),
          ...(sets === undefined ? {} : { sets }),
          draws,
        },
        overAfter(limits.commandGammaMinutes * 60_000),
      )
      print(report, draws, json)
      if (report.results.alpha_ordinal?.reason === 'no_order') {
        console.error(
          'Ordinal and weighted figures are not computed: nobody said in which order the categories stand. Declare it: --categories low,middle,high.',
        )
      }
    })

  agreement
    .command('spans')
    .description('free spans on one text: a CSV file with coder,start,end,code')
    .argument('<file>', 'a row with an empty start names a coder without spans')
    .requiredOption('--length <positions>', 'length of the text', asWholeNumber(1, 1e12))
    .addOption(
      new Option('--overlap <how>', 'what u_alpha makes of overlapping codes of one coder').choices(
        ['combine'],
      ),
    )
    .option(
      '--gamma <samples>',
      'gamma, with so many continua by chance',
      asWholeNumber(1, 1_000_000),
    )
    .option(
      '--gamma-minutes <minutes>',
      'past so many gamma is left out, never guessed',
      asWholeNumber(0, 10_000),
      limits.commandGammaMinutes,
    )
    .option('--seed <seed>', 'seed of what is drawn', asWholeNumber(0, 4_294_967_295), 1)
    .option('--json', 'print one object')
    .action(async (file: string, asked: SpansCommand) => {
      const { length, overlap, gamma, gammaMinutes, seed, json } = asked
      const options = {
        length,
        ...(overlap === undefined ? {} : { overlap }),
        ...(gamma === undefined ? {} : { gamma: { samples: gamma, seed } }),
      }
      const report = spansReport(await textOf(file), options, overAfter(gammaMinutes * 60_000))
      print(report, null, json)
      if (report.results.gamma?.reason === 'not_computed') {
        console.error(
          `Gamma is not computed: it takes longer than ${gammaMinutes} minutes. Ask for fewer continua, or for more time: --gamma-minutes.`,
        )
      }
    })

  agreement
    .command('cases')
    .description(
      'recompute a file in the format agreement-cases/1 and compare with the figures it expects; exit code 1 where one is wrong',
    )
    .argument('<file>')
    .option('--json', 'print one object with all figures')
    .action(async (file: string, { json }: { json?: true }) => {
      const report = casesReport(await textOf(file))
      console.log(json ? JSON.stringify(report) : comparedLines(report))
      if (report.cases.some(({ expected }) => expected.problems.length > 0)) process.exitCode = 1
    })

  addReportCommand(agreement)
  addPlanCommand(agreement)
}

interface RatingsCommand {
  categories?: string[]
  sets?: string
  bootstrap?: number
  interval?: IntervalMethod
  targets?: number[]
  seed: number
  json?: true
}

/** @throws {DomainError} `invalid-input` for targets beside an interval that knows of none */
function drawsOf({ bootstrap, interval, targets, seed }: RatingsCommand): Draws {
  const method = interval ?? 'percentile'
  if (targets !== undefined && method !== 'krippendorff') {
    throw new DomainError(
      'invalid-input',
      'Targets are missed in Krippendorff’s bootstrap alone. Leave --targets out, or --interval.',
    )
  }
  return {
    draws: bootstrap ?? (interval === undefined ? 0 : usualDraws[method]),
    seed,
    method,
    ...(targets === undefined ? {} : { targets }),
  }
}

interface SpansCommand {
  length: number
  overlap?: 'combine'
  gamma?: number
  gammaMinutes: number
  seed: number
  json?: true
}

/** @param draws `null`: of spans */
function print({ results, ledger }: FileReport, draws: Draws | null, json?: boolean): void {
  if (json) {
    console.log(JSON.stringify(results))
    return
  }
  const parts = [
    resultTable(results),
    targetLines(resultRows(results)),
    intervalLine(draws),
    ledgerLines(ledger),
  ]
  console.log(parts.filter((part) => part !== '').join('\n\n'))
}

async function textOf(file: string): Promise<string> {
  const bytes = await bytesOf(file).catch((error: NodeJS.ErrnoException) => {
    if (isDomainError(error)) throw error
    const why = error.code === 'ENOENT' ? 'There is no such file' : 'It cannot be read'
    throw new Error(`${file}: ${why}.`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new DomainError('invalid-input', `${file} is not in UTF-8. Save it as CSV UTF-8.`)
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  const { size } = await stat(file)
  if (size > limits.csvBytes) {
    const most = Math.floor(limits.csvBytes / 2 ** 20)
    throw new DomainError(
      'too-large',
      `${file} is larger than ${most} MiB. Divide it, by code or by transcript, and compute the parts.`,
    )
  }
  return await readFile(file)
}

function listOf(text: string): string[] {
  const categories = text.split(',').map((category) => category.trim())
  if (categories.includes('') || new Set(categories).size < categories.length) {
    throw new InvalidArgumentError('Name each category once, parted by commas.')
  }
  return categories
}

function targetsOf(text: string): number[] {
  const { data, error } = Targets.safeParse(text)
  if (error !== undefined) throw new InvalidArgumentError(error.issues[0]!.message)
  return data
}

function asWholeNumber(least: number, most: number) {
  return (text: string): number => {
    const { data, error } = wholeNumber(least, most).safeParse(text)
    if (error !== undefined) throw new InvalidArgumentError(error.issues[0]!.message)
    return data
  }
}
