import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { isDomainError } from '#model/errors.ts'
import { encodings } from '#model/formats/decode-text.ts'
import { checkFileSize } from '#model/formats/transcript-file.ts'
import type { Limits } from '#model/limits.ts'
import { importCodebook } from '../codebook-files.ts'
import { previewTranscript, storeTranscript, type TranscriptChoices } from '../transcript-import.ts'
import { actingPerson, findProject } from './acting.ts'
import { withDatabase } from './database.ts'

interface TranscriptOptions {
  project: string
  as?: string
  speakers: boolean
  paragraphs?: true
  encoding?: (typeof encodings)[number]
  language?: string
  again?: true
  dryRun?: true
  json?: true
}

/** What became of one file. */
interface Outcome {
  file: string
  id?: string
  title?: string
  turns?: number
  speakers?: string[]
  problem?: string
}

/** `import transcripts` and `import codebook`: the same readers as the browser's. */
export function addImportCommand(program: Command): void {
  const command = program.command('import').description('read files into a project')
  command
    .command('transcripts')
    .description('store text files as transcripts; a bad file is named and the others come in')
    .argument('<files...>', 'plain text or Markdown')
    .requiredOption('--project <project>', 'id or name')
    .option('--as <email>', 'whose rights count; else a lead of the project')
    .option('--no-speakers', 'do not look for speakers')
    .option('--paragraphs', 'without speakers: one turn a paragraph')
    .addOption(
      new Option('--encoding <encoding>', 'of files that are not UTF-8').choices(encodings),
    )
    .option('--language <tag>', 'as in “en” or “pt-BR”; guessed unless told')
    .option('--again', 'store texts that the project has already')
    .option('--dry-run', 'only say what would be stored')
    .option('--json', 'print one object')
    .action(async (files: string[], options: TranscriptOptions) => {
      const outcomes = await withDatabase(async (services) => {
        const project = await findProject(services, options.project)
        const person = await actingPerson(services, project.id, options.as)
        const choices: TranscriptChoices = {
          turns: { speakers: options.speakers, paragraphs: options.paragraphs === true },
          again: options.again === true,
          ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
          ...(options.language === undefined ? {} : { language: options.language }),
        }
        const done: Outcome[] = []
        for (const path of files) {
          done.push(
            await outcomeOf(path, services.settings.limits, async (source) => {
              if (options.dryRun) {
                const { found, title } = await previewTranscript(
                  services,
                  person,
                  project.id,
                  source,
                  choices,
                )
                return { title, turns: found.turns }
              }
              return (await storeTranscript(services, person, project.id, source, choices))
                .transcript
            }),
          )
        }
        return done
      })
      report(outcomes, options)
    })
  command
    .command('codebook')
    .description('make the working codebook what a file says')
    .argument('<file>', '.yaml, .json or .csv')
    .requiredOption('--project <project>', 'id or name')
    .option('--as <email>', 'whose rights count; else a lead of the project')
    .option('--keep-used', 'keep codes in use that the file does not have, retired')
    .action(async (path: string, options: { project: string; as?: string; keepUsed?: true }) => {
      await withDatabase(async (services) => {
        const project = await findProject(services, options.project)
        const person = await actingPerson(services, project.id, options.as)
        const file = { name: basename(path), bytes: new Uint8Array(await readFile(path)) }
        const keepUsed = options.keepUsed === true
        const { codes, kept } = await importCodebook(services, person, project.id, file, {
          keepUsed,
        })
        console.log(`${codes} codes read${kept > 0 ? `, ${kept} kept and retired` : ''}.`)
      })
    })
}

type Stored = { id?: string; title: string; turns: readonly { speaker: string | null }[] }

async function outcomeOf(
  path: string,
  limits: Pick<Limits, 'uploadBytes'>,
  store: (source: { name: string; bytes: Uint8Array }) => Promise<Stored>,
): Promise<Outcome> {
  try {
    checkFileSize((await stat(path)).size, limits)
    const bytes = new Uint8Array(await readFile(path))
    const { id, title, turns } = await store({ name: basename(path), bytes })
    const speakers = [...new Set(turns.map((turn) => turn.speaker).filter((one) => one !== null))]
    return { file: path, ...(id === undefined ? {} : { id }), title, turns: turns.length, speakers }
  } catch (error) {
    if (isDomainError(error)) return { file: path, problem: error.message }
    // What the file system says of one file is a fault of that file alone.
    if (error instanceof Error && 'syscall' in error) return { file: path, problem: error.message }
    throw error
  }
}

function report(outcomes: readonly Outcome[], { json, dryRun }: TranscriptOptions): void {
  if (outcomes.some((one) => one.problem !== undefined)) process.exitCode = 1
  if (json) {
    console.log(JSON.stringify({ stored: dryRun !== true, files: outcomes }))
    return
  }
  for (const { file, id, turns, speakers, problem } of outcomes) {
    if (problem !== undefined) console.error(`${file}: ${problem}`)
    else {
      const who = speakers?.length ? `by ${speakers.slice(0, 5).join(', ')}` : 'no speakers'
      console.log(`${file}: ${turns} turns, ${who}${id === undefined ? '' : `  ${id}`}`)
    }
  }
}
