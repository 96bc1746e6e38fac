import { Argument, type Command, Option } from 'commander'
import { unitKinds } from '#model/agreement/choices.ts'
import { planKinds } from '#model/agreement/planning/plan.ts'
import { type Plan, presentPlan } from '../planning.ts'
import { findRound } from './acting.ts'
import { shown } from './agreement-table.ts'
import { inProject } from './export.ts'
import { progressLine } from './progress-line.ts'

interface PlanCommand {
  project: string
  round: string
  as?: string
  json?: true
  [choice: string]: string | true | undefined
}

/** `agreement plan`: how much to code, what to draw next, drift, agreement with oneself. */
export function addPlanCommand(agreement: Command): void {
  agreement
    .command('plan')
    .description('plan from what was coded in a round')
    .addArgument(
      new Argument('<what>', 'how much is needed, what to draw, drift, self-agreement').choices(
        planKinds,
      ),
    )
    .requiredOption('--project <project>', 'id or name')
    .requiredOption('--round <round>', 'id or name')
    .option('--as <email>', 'whose rights count; else a lead of the project')
    .addOption(new Option('--unit <unit>', 'what is compared').choices(unitKinds))
    .option('--by <what>', 'needed: transcripts or turns')
    .option('--width <width>', 'needed: width of the 95 % interval, .2 unless told')
    .option('--code <id>', 'needed: one code alone')
    .option('--coder-count <number>', 'needed: how many coders code each, 2 unless told')
    .option('--draw <what>', 'draw: transcripts or turns')
    .option('--number <number>', 'draw: how many')
    .option('--traits <list>', 'draw: speaker, length, frequency, parted by commas')
    .option('--before <round>', 'self: id of the earlier round')
    .option('--seed <seed>', 'seed of what is drawn')
    .option('--json', 'print one object')
    .action(async (ask: string, { project, round, as, json, ...choices }: PlanCommand) => {
      const place = { project, ...(as === undefined ? {} : { as }) }
      await inProject(place, async (services, person, id) => {
        const { id: roundId } = await findRound(services, id, round)
        const found = await presentPlan(
          services,
          person,
          id,
          roundId,
          { ask, ...choices },
          progressLine(),
        )
        const { query, notes, repeated, earlier, plan } = found
        if (json) console.log(JSON.stringify({ query, notes, repeated, earlier, plan }))
        else for (const line of [...notes, ...linesOf(plan, namesIn(found))]) console.log(line)
      })
    })
}

function namesIn({ coders, transcripts }: Awaited<ReturnType<typeof presentPlan>>) {
  const names = new Map([
    ...coders.map(({ id, name }) => [id, name] as const),
    ...transcripts.map(({ id, title }) => [id, title] as const),
  ])
  return (id: string) => names.get(id) ?? id
}

function linesOf(plan: Plan | null, nameOf: (id: string) => string): string[] {
  const lines = plan === null ? [] : rowsOf(plan, nameOf)
  return lines.length === 0 ? ['There is nothing to go by yet.'] : lines
}

function changeIn(ci95: readonly [number, number] | null): string {
  if (ci95 === null) return 'fewer than ten transcripts, too few for an interval of the change'
  return `change from ${shown(ci95[0])} to ${shown(ci95[1])}`
}

function worthOf({ worth }: { worth: number | null }, coded: number): string {
  return worth === null ? `more than ${coded}` : String(worth)
}

function rowsOf(plan: Plan, nameOf: (id: string) => string): string[] {
  switch (plan.ask) {
    case 'needed':
      if (plan.tooFew) return ['Too few transcripts to stand for others: count in turns.']
      return plan.codes.map(
        ({ code, alpha, present, needed, range }) =>
          `${code}: alpha ${shown(alpha)}, width ${shown(present.width)} with ${plan.coded} ${plan.by}, worth ${worthOf(present, plan.coded)} of ${plan.coderCount} coders each; needed ${needed === null ? 'more than can be said' : `${needed} (${range!.join(' to ')})`}`,
      )
    case 'draw':
      return plan.turns.map(({ transcript, turn, speaker }) =>
        [nameOf(transcript), `turn ${turn}`, speaker ?? ''].join('  ').trimEnd(),
      )
    case 'draw-transcripts':
      return plan.transcripts.map(({ id, title }) => `${id}  ${title}`)
    case 'drift':
      return plan.coders.map(({ coder, points, agreement }) =>
        agreement === null
          ? `${nameOf(coder)}: ${points.length} transcripts, too few to tell`
          : `${nameOf(coder)}: ${shown(agreement.early)} at first, ${shown(agreement.late)} later; ${changeIn(agreement.ci95)}`,
      )
    case 'self':
      return plan.coders.map(
        ({ coder, transcripts, alpha }) =>
          `${nameOf(coder)}: ${transcripts.length} transcripts twice, alpha ${shown(alpha.value)}`,
      )
  }
}
