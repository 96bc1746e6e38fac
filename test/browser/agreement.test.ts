import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { pictureNames } from '#app/components/agreement/pictures/names.ts'
import { makeDemoStudy } from '#server/demo/make-demo.ts'
import type { Person } from '#server/services.ts'
import { barriersAt } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

// Each page is looked at in four views, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let app: VisitedApp
let person: Person
let page: Page
/** Addresses of the revealed round, and of the open one nobody has completed. */
const rounds: { revealed: string; open: string } = { revealed: '', open: '' }

beforeAll(async () => {
  app = await startVisited()
  person = await app.person('Ana Moreno')
  const project = await makeDemoStudy(app.services, person)
  const found = await app.services.db
    .selectFrom('rounds')
    .select(['id', 'status'])
    .where('project_id', '=', project)
    .execute()
  for (const { id, status } of found) {
    rounds[status === 'revealed' ? 'revealed' : 'open'] =
      `${app.url}/projects/${project}/rounds/${id}`
  }
  page = app.listen(await (await app.signedIn(app.browser, person)).newPage())
})
afterAll(() => app?.close())

test('a passage of the figures, beside the others, is open to everybody, in every view', async () => {
  await page.goto(`${rounds.revealed}/agreement`)
  const passage = page.locator('a[href*="/compare/"]').first()
  const address = new URL((await passage.getAttribute('href'))!, app.url).href
  expect(await barriersAt(page, address, 'compare')).toEqual([])
  expect(app.said).toEqual([])
})

test('a figure is one click from its passages, and every coder’s spans stand side by side there', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${rounds.revealed}/agreement`)
  const passage = page.locator('a[href*="/compare/"]').first()
  const words = (await passage.innerText()).replace(/ ?…$/, '')
  await passage.click()
  const did = page.getByRole('heading', { name: 'What each coder did here' })
  await did.waitFor()
  const text = page.getByRole('main')
  expect((await text.innerText()).replace(/\s+/g, ' ')).toContain(words)
  const coders = page.locator('aside').last().locator('section').first().getByRole('listitem')
  expect(await coders.count()).toBe(3)
  // On every rail, no two stripes lie on one another.
  await page.waitForFunction(() => document.querySelectorAll('main [data-hue]').length > 3)
  const boxes = await page.locator('main [data-hue]').evaluateAll((stripes) =>
    stripes.map((stripe) => {
      const { left, right, top, bottom } = stripe.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )
  const touching = boxes.filter((a, i) =>
    boxes.some(
      (b, j) =>
        j > i && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
    ),
  )
  expect(touching).toEqual([])
  // Each begins and ends with a line of the words that it stands for.
  const lines = await page
    .locator('main [data-start]')
    .evaluateAll((pieces) =>
      pieces.flatMap((piece) =>
        [...piece.getClientRects()].map(({ top, bottom }) => ({ top, bottom })),
      ),
    )
  const astray = boxes.filter(
    (box) =>
      !lines.some(({ top }) => Math.abs(top - box.top) < 4) ||
      !lines.some(({ bottom }) => Math.abs(bottom - box.bottom) < 4),
  )
  expect(astray).toEqual([])
  const before = page.url()
  await page.keyboard.press('d')
  await page.waitForURL((url) => url.href !== before)
})

const chip = (label: string | RegExp) => page.locator('summary', { hasText: label })

test('a unit, a rule of overlap, draws and a seed are chosen by links that can be passed on', async () => {
  await page.goto(`${rounds.revealed}/agreement`)
  await chip(/^Unit/).click()
  await page.getByRole('link', { name: 'sentence', exact: true }).click()
  await page.waitForURL(/unit=sentence/)
  await page.getByRole('columnheader', { name: 'Sentences' }).waitFor()
  await page.goto(`${rounds.revealed}/agreement?unit=sentence&bootstrap=0`)
  await page.getByText('95 % by formula, no draws').waitFor()
  await chip('A unit has a code when').click()
  await page.getByRole('link', { name: 'a span is all of it', exact: true }).click()
  await page.waitForURL(/unit=sentence.*overlap=exact/)
  await page.getByText('on units, but on none as the rule of overlap asks').waitFor()
  await page.getByText('95 % by formula').click()
  await page.getByRole('link', { name: 'corrected for bias and skewness (BCa)' }).click()
  await page.waitForURL(/unit=sentence.*overlap=exact.*interval=bca/)
  await chip('BCa, 2,000 draws over turns').click()
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('7')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await page.waitForURL(/unit=sentence.*overlap=exact.*interval=bca.*seed=7/)
})

test('what a chip opened goes with Escape, which leads back to it, and when somebody turns elsewhere', async () => {
  await page.goto(`${rounds.revealed}/agreement`)
  await page.waitForLoadState('networkidle')
  const opened = page.locator('main details[open]')
  await chip('Interval').click()
  await opened.getByRole('textbox').or(opened.getByRole('spinbutton')).first().focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => opened.count()).toBe(0)
  expect(await chip('Interval').evaluate((it) => it === document.activeElement)).toBe(true)
  await chip('Interval').click()
  await page.getByRole('heading', { level: 1 }).click()
  await expect.poll(() => opened.count()).toBe(0)
})

test('on a phone each disagreement is a card that needs no scrolling, and figures keep the name of their row', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${rounds.revealed}/agreement/disagreements`)
  const row = page.locator('main tbody tr').first()
  const beyond = await row.evaluate(
    (it) => it.closest('table')!.scrollWidth - it.closest('[role=group]')!.clientWidth,
  )
  expect(beyond).toBeLessThanOrEqual(0)
  // What a cell holds is said beside it, since the heads of the columns are out of sight.
  const heads = await row
    .locator('td.num')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content))
  expect(heads).toEqual(['"No."', '"Of all"'])
  await page.goto(`${rounds.revealed}/agreement/pairs`)
  const table = page.getByRole('group', { name: 'By code' })
  const name = table.locator('tbody th').first()
  const left = () => name.evaluate((it) => it.getBoundingClientRect().left)
  const before = await left()
  await table.evaluate((it) => it.scrollBy(400, 0))
  expect(await table.evaluate((it) => it.scrollLeft)).toBeGreaterThan(0)
  expect(await left()).toBe(before)
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('codes, coders and transcripts are ticked, and go along to the other pages', async () => {
  await page.goto(`${rounds.revealed}/agreement?bootstrap=0`)
  await chip('Coders').click()
  const boxes = page.locator('details[open]').getByRole('checkbox')
  const coders = await boxes.count()
  await boxes.first().uncheck()
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await page.waitForURL(/coders=/)
  await chip(`Coders ${coders - 1} of ${coders}`).waitFor()
  await page.getByText('by coders not chosen').waitFor()
  await page.getByRole('navigation', { name: 'Parts of agreement' }).getByText('Pairs').click()
  await page.waitForURL(/\/pairs\?.*coders=/)
  await page.getByRole('heading', { name: 'Coder beside coder' }).waitFor()
  await chip('Coders').click()
  await page.getByRole('link', { name: 'Compare all', exact: true }).click()
  await page.waitForURL((url) => !url.search.includes('coders'))
})

test('every page of agreement has its tables, and no word that is none', async () => {
  for (const part of [
    'codes/blame',
    'codes/blame/coefficients',
    'pairs',
    'transcripts',
    'history',
    'units',
  ]) {
    await page.goto(`${rounds.revealed}/agreement/${part}`)
    expect(await page.getByRole('main').innerText()).not.toMatch(/NaN|undefined|null|\{\{/)
    expect(await page.getByRole('table').count()).toBeGreaterThan(0)
    const answer = await page.goto(`${rounds.open}/agreement/${part}`)
    expect([200, 404]).toContain(answer?.status())
    expect(await page.getByRole('main').innerText()).not.toMatch(/NaN|undefined|null|\{\{/)
  }
  expect(app.said.filter((said) => !said.includes('404'))).toEqual([])
  app.said.length = 0
})

test('every coefficient of a code has the interval that is chosen, gamma where it is asked for, and a file', async () => {
  const address = `${rounds.revealed}/agreement/codes/blame/coefficients`
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(address)
  await page.getByText('by formula (Student’s t)').waitFor()
  const chip = (label: string) => page.locator('summary').filter({ hasText: label })
  await chip('Interval').click()
  await page.getByRole('link', { name: 'Krippendorff’s bootstrap of α' }).click()
  await page.getByRole('heading', { name: 'Probability of missing a target' }).waitFor()
  expect(await page.getByRole('columnheader', { name: 'γ', exact: true }).count()).toBe(0)
  await chip('Gamma').click()
  await page.getByRole('link', { name: '30 continua by chance' }).click()
  await page.getByRole('columnheader', { name: 'γ', exact: true }).waitFor()
  expect(new URL(page.url()).search).toBe('?interval=krippendorff&gamma=30')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  const csv = await readFile((await (await saved).path())!, 'utf8')
  expect(csv).toContain('alpha_nominal,probability below 0.8,,,')
  expect(csv).toMatch(/^"Interview with [^\n]*",gamma,/m)
  expect(await barriersAt(page, page.url(), 'coefficients')).toEqual([])
  expect(app.said).toEqual([])
})

test('[AG13] a picture can be taken away as SVG, as PNG, and as the CSV it is drawn from', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${rounds.revealed}/agreement?bootstrap=0`)
  // Two pictures are of all codes at once.
  const ofAll: readonly string[] = ['codes', 'coded-spans']
  // Figures while coding are of a round that is not revealed yet.
  const ofRevealed = pictureNames.filter((name) => name !== 'live')
  const names = ofRevealed.map(
    (name) => `${name}.svg?bootstrap=0${ofAll.includes(name) ? '' : '&code=blame'}`,
  )
  const found = await page.evaluate(async (paths) => {
    const files = []
    for (const path of paths) {
      const text = async (address: string) => (await fetch(address)).text()
      const base = `${location.pathname}/pictures/`
      const svg = new DOMParser().parseFromString(await text(base + path), 'image/svg+xml')
      files.push({
        path,
        isSound: svg.querySelector('parsererror') === null,
        title: svg.querySelector('title')?.textContent ?? '',
        words: svg.documentElement.textContent ?? '',
        csv: (await text(base + path.replace('.svg', '.csv'))).trim().split('\n'),
      })
    }
    return files
  }, names)
  for (const { path, isSound, title, words, csv } of found) {
    expect(isSound, path).toBe(true)
    expect(title, path).not.toBe('')
    expect(words, path).not.toMatch(/NaN|undefined|null|\{\{/)
    expect(csv.length, path).toBeGreaterThan(1)
  }
  const codes = found.find(({ path }) => path.startsWith('codes'))!
  const shown = await page.getByRole('table').first().getByRole('row').allInnerTexts()
  const [, name, , value] = codes.csv
    .find((line) => /^[^,]+,[^,]+,binary_alpha_by_code,0\./.test(line))!
    .split(',')
  const row = shown.find((text) => text.includes(name!))!
  expect(row).toContain(Number(value).toFixed(2).replace(/^0/, ''))
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'PNG' }).first().click()
  const png = await saved
  expect(png.suggestedFilename()).toMatch(/^agreement-codes-.*\.png$/)
  const bytes = await readFile((await png.path())!)
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.length).toBeGreaterThan(5_000)
  app.said.length = 0
})

test('[AG12] the lines of a picture are those that a lead sets, with their source', async () => {
  const project = rounds.revealed.replace(/\/rounds.*/, '')
  await page.goto(`${rounds.revealed}/agreement?bootstrap=0`)
  await page
    .getByText('customary lines (this project has set none): .667, .80 (Krippendorff 2019)')
    .first()
    .waitFor()
  await page.goto(`${project}/settings`)
  const lines = page.getByRole('group', { name: /^Threshold/ })
  await lines.nth(0).getByLabel('Value').fill('')
  await lines.nth(0).getByLabel('Source').fill('')
  await lines.nth(1).getByLabel('Value').fill('1.5')
  await page.getByRole('button', { name: 'Save the thresholds' }).click()
  await page.getByText('A threshold is at most 1.').first().waitFor()
  await lines.nth(1).getByLabel('Value').fill('0.75')
  await lines.nth(1).getByLabel('Source').fill('our pilot')
  await page.getByRole('button', { name: 'Save the thresholds' }).click()
  await page.getByText('The thresholds are saved.').waitFor()
  await page.goto(`${rounds.revealed}/agreement?bootstrap=0`)
  await page.getByText('as this project set it: .75 (our pilot)').first().waitFor()
  expect(await page.getByRole('main').innerText()).not.toContain('Krippendorff 2019')
  app.said.length = 0
})

test('a round that nobody completed says so, and shows no figure', async () => {
  await page.goto(`${rounds.open}/agreement`)
  await page.getByText('Nobody has completed a transcript yet.', { exact: false }).waitFor()
  await page.getByText('coders saw one another’s codes', { exact: false }).waitFor()
  expect(await page.getByRole('table').count()).toBe(0)
  expect(await page.getByRole('main').innerText()).not.toMatch(/NaN|undefined|null/)
})

test('settings that are none are refused in words', async () => {
  const answer = await page.goto(`${rounds.revealed}/agreement?unit=chapter`)
  expect(answer?.status()).toBe(400)
  await page.getByText('A unit is a turn, a sentence, a paragraph or a window.').waitFor()
  await page.getByRole('link', { name: 'Open this page with its usual settings' }).click()
  await page.getByRole('heading', { name: 'By code' }).waitFor()
  expect(new URL(page.url()).search).toBe('')
  app.said.length = 0
})
