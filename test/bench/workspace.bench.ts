import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import type { Browser } from 'playwright-core'
import { ensureBuild } from '#server/build.js'
import { ensureChromium, launchChromium } from '../browser/chromium.ts'
import { type App, startAppOn } from '../builders/app.ts'
import { type LongStudy, storeLongStudy } from '../builders/long-study.ts'
import { longSizes } from '../builders/long-transcript.ts'
import { projectPages, visitor } from '../builders/project-pages.ts'
import { storeRound } from '../builders/stored-round.ts'
import { median, shown } from './live/figures.ts'
import { benchPostgres } from './live/postgres.ts'
import type { Goal } from './live/workload.ts'
import { type Contender, parley, peer } from './workspace/contenders.ts'
import { readingColumns, readingGoals } from './workspace/goals.ts'
import { measure, parts } from './workspace/measuring.ts'
import { javaScriptOf, pickerKeyMs } from './workspace/own-pages.ts'
import { installAnnotators } from './workspace/peer-pages.ts'

/**
 * `npm run bench -- workspace [--only NAME,NAME] [--size typical,stress] [--rounds 5] [--alone]`: the page on which
 * people code, beside other ways of drawing coded text, medians of the rounds, and the goals beside what was reached.
 */
const names = [...Object.keys(parts), 'picker', 'script', 'pages']
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    only: { type: 'string', default: names.join(',') },
    size: { type: 'string', default: 'typical,stress' },
    rounds: { type: 'string', default: '5' },
    /** Without peers. */
    alone: { type: 'boolean', default: false },
  },
})
const chosen = values.only.split(',')
for (const name of chosen) {
  if (!names.includes(name)) throw new Error(`--only takes ${names.join(', ')}`)
}
const sizes = values.size.split(',') as (keyof typeof longSizes)[]
const rounds = Number(values.rounds)

process.env.NODE_ENV = 'production'
await ensureBuild(process.cwd(), console.log)
await ensureChromium()
if (!values.alone) await installAnnotators()
const postgres = await benchPostgres()
// Only what people do by hand is limited in time; a bench signs in more often.
const settings = { PARLEY_FIGURES_PATIENCE_MS: '1000' }
const app = await startAppOn(postgres.urlOf(await postgres.fresh('parley')), settings, {
  log: pino({ level: 'warn' }),
})
const browser = await launchChromium()
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ` +
    `Chromium ${browser.version()}, medians of ${rounds} interleaved rounds\n`,
)
try {
  if (chosen.some((name) => name in parts || name === 'picker' || name === 'script')) {
    for (const size of sizes) {
      const study = await storeLongStudy(app.services, app.person, longSizes[size])
      if (chosen.some((name) => name in parts)) await measureReading(browser, size, study)
      if (size === 'stress' && chosen.includes('picker')) await measurePicker(study)
      if (size === 'typical' && chosen.includes('script')) await measureScripts(study)
    }
  }
  if (chosen.includes('pages')) await measurePages(app)
} finally {
  await browser.close()
  await app.close()
  await postgres.stop()
}
process.exit(process.exitCode ?? 0)

async function measureReading(browser: Browser, size: keyof typeof longSizes, study: LongStudy) {
  const contenders: Contender[] = [await parley(app, study, browser)]
  if (!values.alone) {
    contenders.push(await peer('split', study, browser), await peer('recogito', study, browser))
  }
  const found = await measure(contenders, chosen, rounds)
  const columns = Object.entries(readingColumns)
  const { words, spans } = longSizes[size]
  console.log(
    `| ${size}: ${words} words, ${spans} spans | ${columns.map(([, heading]) => heading).join(' | ')} |`,
  )
  console.log(`|---|${columns.map(() => '---').join('|')}|`)
  for (const [{ name }, figures] of found) {
    const cells = columns.map(([key]) => shown(figures[key] ?? Number.NaN))
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
  print(readingGoals(size, found.get(contenders[0]!) ?? {}))
  for (const contender of contenders) await contender.stop()
}

async function measurePicker(study: LongStudy) {
  const context = await app.signedIn(browser, study.coders[0]!)
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    const page = await context.newPage()
    await page.goto(app.url + study.path)
    await page.waitForLoadState('networkidle')
    took.push(await pickerKeyMs(page))
    await page.close()
  }
  await context.close()
  print([
    { what: 'picker over 1,000 codes, main thread per key, ms', figure: median(took), most: 16 },
  ])
}

async function measureScripts(study: LongStudy) {
  const of = { ...study, lead: study.coders[0]!, transcripts: [study.transcriptId] }
  const pages = [
    { name: 'home', path: '/' },
    { name: 'profile', path: '/profile' },
    ...projectPages(of),
    { name: 'agreement', path: `/projects/${study.projectId}/rounds/${study.roundId}/agreement` },
  ]
  const goals: Goal[] = []
  for (const { name, path } of pages) {
    const context = await app.signedIn(browser, study.coders[0]!)
    const most = name === 'workspace' ? 250 : 120
    const figure = await javaScriptOf(context, app.url + path)
    goals.push({ what: `JavaScript of the page “${name}”, kB`, figure, most })
    await context.close()
  }
  print(goals)
}

async function measurePages(app: App) {
  const size = { transcripts: 300, turns: 120, coders: 10, codes: 200, spans: 100, seed: 7 }
  const lead = await app.person('Lia Large')
  const study = await storeRound(app.services.db, size, { lead, words: ' said'.repeat(10_000) })
  const visit = await visitor(app, study)
  console.log('| large project | ms, the first time | ms | statements |\n|---|---|---|---|')
  const goals: Goal[] = []
  for (const page of projectPages(study)) {
    const [first, ...later] = await visits(rounds + 1, () => visit(page))
    const ms = median(later.map((one) => one.ms))
    const { statements } = later.at(-1)!
    console.log(`| ${page.name} | ${shown(first!.ms)} | ${shown(ms)} | ${statements} |`)
    goals.push({ what: `the page “${page.name}” of a large project, ms`, figure: ms, most: 1_000 })
  }
  print(goals)
}

async function visits<T>(count: number, visit: () => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let at = 0; at < count; at++) all.push(await visit())
  return all
}

function print(goals: readonly Goal[]): void {
  console.log('\n| goal | reached | at most | |\n|---|---|---|---|')
  for (const { what, figure, most } of goals) {
    const verdict = Number.isNaN(figure) ? 'not measured' : figure <= most ? 'met' : 'NOT MET'
    console.log(`| ${what} | ${shown(figure)} | ${shown(most)} | ${verdict} |`)
  }
  console.log()
}
