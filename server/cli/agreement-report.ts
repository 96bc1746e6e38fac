import { type Command, Option } from 'commander'
import { overlapRules, unitKinds } from '#model/agreement/choices.ts'
import { intervalMethods } from '#model/agreement/interval-method.ts'
import { interfaceLanguages } from '#model/interface-language.ts'
import { reportFile } from '../methods-reports.ts'
import { freezeReport } from '../report/freeze-report.ts'
import { findRound } from './acting.ts'
import { inProject, save } from './export.ts'
import { progressLine } from './progress-line.ts'

interface ReportCommand {
  project: string
  round: string
  as?: string
  output: string
  unit?: string
  windowLength?: string
  overlap?: string
  level?: string
  codes?: string
  coders?: string
  transcripts?: string
  bootstrap?: string
  seed?: string
  interval?: string
  targets?: string
  pseudonyms?: true
  language?: string
}

/** `agreement report`: freezes a methods report of a round and writes its bundle. */
export function addReportCommand(agreement: Command): void {
  agreement
    .command('report')
    .description('freeze a methods report of a round, and write its bundle (a ZIP)')
    .requiredOption('--project <project>', 'id or name')
    .requiredOption('--round <round>', 'id or name; its coders’ codes may be seen')
    .requiredOption('-o, --output <file>', 'where to write the bundle')
    .option('--as <email>', 'whose rights count; else a lead of the project')
    .addOption(new Option('--unit <unit>', 'what is compared').choices(unitKinds))
    .option('--window-length <characters>', 'of the unit window')
    .addOption(new Option('--overlap <rule>', 'when a unit has a code').choices(overlapRules))
    .option('--level <level>', 'count codes below this level of the tree as the one above')
    .option('--codes <ids>', 'these alone, parted by commas')
    .option('--coders <ids>', 'these alone, parted by commas')
    .option('--transcripts <ids>', 'these alone, parted by commas')
    .option('--bootstrap <draws>', 'draws for intervals, from 1,000')
    .option('--seed <seed>', 'seed of the draws')
    .addOption(
      new Option(
        '--interval <method>',
        'what is made of the draws: percentiles (unless told), BCa, or of each code Krippendorff’s bootstrap',
      ).choices(intervalMethods),
    )
    .option('--targets <list>', 'Krippendorff’s bootstrap: values of alpha that may be missed')
    .addOption(
      new Option('--language <language>', 'that it is written in').choices(interfaceLanguages),
    )
    .option('--pseudonyms', 'number coders and transcripts in place of their names')
    .action(async ({ project, round, as, output, ...choices }: ReportCommand) => {
      await inProject(
        { project, ...(as === undefined ? {} : { as }) },
        async (services, person, id) => {
          const { id: roundId } = await findRound(services, id, round)
          const line = progressLine()
          const report = await freezeReport(services, person, id, roundId, choices, line)
          const bundle = await reportFile(services, person, id, roundId, report.id, 'bundle.zip')
          await save(bundle, { output })
          console.log(`Frozen as ${report.id}, inputs ${report.inputs}. Bundle: ${output}`)
        },
      )
    })
}
