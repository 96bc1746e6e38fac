import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { stdout } from 'node:process'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import type { ReliabilityLayout } from '#model/formats/reliability-csv.ts'
import { codebookFile } from '../codebook-files.ts'
import { codedSpansCsv, reliabilityCsv } from '../exports.ts'
import type { Download } from '../files/download.ts'
import { commentsCsv, memosCsv } from '../notes-exports.ts'
import type { Person, Services } from '../services.ts'
import { actingPerson, findProject, findRound } from './acting.ts'
import { withDatabase } from './database.ts'

interface Common {
  project: string
  as?: string
  output?: string
  excel?: true
}

const notes = [
  ['memos', 'memos of a round as CSV, one row each', memosCsv],
  ['comments', 'what people said in a round as CSV, one row a comment', commentsCsv],
] as const

/** `export coded-spans`, `export memos`, `export comments`, `export reliability`, `export codebook`: the files that pages and API give. */
export function addExportCommand(program: Command): void {
  const command = program.command('export').description('write files for R, Python, spreadsheets')
  withCommon(command.command('coded-spans'))
    .description('coded spans of a round as CSV, one row each')
    .requiredOption('--round <round>', 'id or name')
    .action(async (options: Common & { round: string }) => {
      await inProject(options, async (services, person, projectId) => {
        const round = await findRound(services, projectId, options.round)
        const excel = options.excel === true
        await save(await codedSpansCsv(services, person, projectId, round.id, { excel }), options)
      })
    })
  for (const [name, description, made] of notes) {
    withCommon(command.command(name))
      .description(description)
      .requiredOption('--round <round>', 'id or name')
      .action(async (options: Common & { round: string }) => {
        await inProject(options, async (services, person, projectId) => {
          const round = await findRound(services, projectId, options.round)
          const excel = options.excel === true
          await save(await made(services, person, projectId, round.id, { excel }), options)
        })
      })
  }
  withCommon(command.command('reliability'))
    .description('units by coders as CSV')
    .requiredOption('--round <round>', 'id or name')
    .addOption(
      new Option('--layout <layout>', 'shape').choices(['long', 'matrix', 'recal']).default('long'),
    )
    .addOption(
      new Option('--unit <unit>', 'what is compared').choices(['turn', 'sentence']).default('turn'),
    )
    .option('--code <id>', 'one code alone; needed for matrix and recal')
    .action(
      async (
        options: Common & {
          round: string
          layout: ReliabilityLayout
          unit: 'turn' | 'sentence'
          code?: string
        },
      ) => {
        await inProject(options, async (services, person, projectId) => {
          const round = await findRound(services, projectId, options.round)
          const { layout, unit, code } = options
          const request = { layout, unit, code, excel: options.excel === true }
          await save(await reliabilityCsv(services, person, projectId, round.id, request), options)
        })
      },
    )
  withCommon(command.command('codebook'))
    .description('the codebook as a file that reads back as it is')
    .addOption(
      new Option('--format <format>', 'kind of file').choices(['yaml', 'csv']).default('yaml'),
    )
    .option('--version <number>', 'a published version; the working codebook unless told')
    .action(async (options: Common & { format: 'yaml' | 'csv'; version?: string }) => {
      await inProject(options, async (services, person, projectId) => {
        const { text } = await codebookFile(services, person, projectId, {
          version: options.version === undefined ? 'draft' : Number(options.version),
          format: options.format,
          forExcel: options.excel === true,
        })
        if (options.output === undefined) stdout.write(text)
        else await writeFile(options.output, text)
      })
    })
}

function withCommon(command: Command): Command {
  return command
    .requiredOption('--project <project>', 'id or name')
    .option('--as <email>', 'whose rights count; else a lead of the project')
    .option('-o, --output <file>', 'where to write; standard output unless told')
    .option('--excel', 'with a byte order mark, and formulas shielded by an apostrophe')
}

/** Does something in a project for the person whose rights count. */
export async function inProject(
  { project, as }: Pick<Common, 'project' | 'as'>,
  act: (services: Services, person: Person, projectId: string) => Promise<void>,
): Promise<void> {
  await withDatabase(async (services) => {
    const { id } = await findProject(services, project)
    await act(services, await actingPerson(services, id, as), id)
  })
}

/** Writes a file where it is wanted, else to standard output. */
export async function save(
  { stream }: Download,
  { output }: Pick<Common, 'output'>,
): Promise<void> {
  if (output === undefined) await pipeline(stream, stdout, { end: false })
  else await pipeline(stream, createWriteStream(output))
}
