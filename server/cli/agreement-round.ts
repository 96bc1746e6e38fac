import { type Command, Option } from 'commander'
import { readRoundParts } from '#db/agreement.ts'
import { unitKinds } from '#model/agreement/choices.ts'
import { drawsIn } from '#model/agreement/figures.ts'
import { intervalMethods } from '#model/agreement/interval-method.ts'
import { agreementFigures } from '../agreement.ts'
import { AgreementQuery } from '../agreement-query.ts'
import { checked } from '../checked.ts'
import { actingPerson, findProject, findRound } from './acting.ts'
import { roundIntervalLine, tableOf, targetLines } from './agreement-table.ts'
import { withDatabase } from './database.ts'
import { progressLine } from './progress-line.ts'

interface RoundCommand {
  project: string
  round: string
  as?: string
  unit: string
  bootstrap?: string
  seed: string
  interval?: string
  targets?: string
  json?: true
}

/** `agreement round`: the figures of a round by its layers as they are now. It waits until they are there. */
export function addAgreementRoundCommand(agreement: Command): void {
  agreement
    .command('round')
    .description('a round of a project: over all codes, by code, by pair of coders, free spans')
    .requiredOption('--project <project>', 'id or name')
    .requiredOption('--round <round>', 'id or name')
    .option('--as <email>', 'whose rights count; else a lead of the project')
    .addOption(
      new Option('--unit <unit>', 'what is compared').choices([...unitKinds]).default('turn'),
    )
    .option(
      '--bootstrap <draws>',
      'draws for the intervals, 0 for none; unless told, as many as are usual with the method',
    )
    .option('--seed <seed>', 'seed of the draws', '1')
    .addOption(
      new Option(
        '--interval <method>',
        'what is made of the draws: percentiles (unless told), BCa, or of each code Krippendorff’s bootstrap',
      ).choices(intervalMethods),
    )
    .option('--targets <list>', 'Krippendorff’s bootstrap: values of alpha that may be missed')
    .option('--json', 'print one object, as the API answers')
    .action(async (options: RoundCommand) => {
      const { unit, bootstrap, seed, interval, targets, json } = options
      const query = checked(AgreementQuery, { unit, bootstrap, seed, interval, targets })
      await withDatabase(async (services) => {
        const { id } = await findProject(services, options.project)
        const person = await actingPerson(services, id, options.as)
        const round = await findRound(services, id, options.round)
        const found = await agreementFigures(services, person, id, round.id, query, progressLine())
        if (json) {
          console.log(JSON.stringify(found))
          return
        }
        const key = { projectId: id, roundId: round.id }
        const { coders } = await readRoundParts(services.db, key)
        const nameOf = new Map(coders.map((coder) => [coder.id, coder.name]))
        const rows = found.coefficients.map(({ code, slot, coders = [], ...figure }) => ({
          ...figure,
          parts: [
            ...(code === undefined ? [] : [code]),
            ...(slot === undefined ? [] : [slot]),
            ...coders.map((coder) => nameOf.get(coder)!),
          ],
        }))
        const { spans, units } = found.ledger
        console.log([tableOf(rows), targetLines(rows)].filter((part) => part !== '').join('\n\n'))
        console.log(`\n${roundIntervalLine(drawsIn(found.settings))}\n`)
        console.log(`${spans.in} coded spans, ${spans.used} of them used`)
        console.log(`${units.in} ${unit}s, ${units.compared} of them compared`)
        for (const note of found.notes) console.log(`Note: ${note}.`)
      })
    })
}
