import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CodedSpan } from '#model/span.ts'
import type { Turn } from '#model/transcript.ts'
import type { Api } from '../builders/app.ts'
import { codeWords, selectWords } from './hands.ts'
import { startVisited, type VisitedApp } from './visited.ts'

/**
 * The main job in two browsers: a lead sets Parley up, imports a real interview, invites a coder; both
 * code it in an open round and see each other, then in a blind one and do not; the lead reveals, and
 * figures and export are what the spans say.
 */
const interview = resolve('../shared/data/lavrov-2018-12-24.txt')
const password = 'correct horse battery'

let app: VisitedApp
let lead: Page
let coder: Page
let api: Api
const seen: string[] = []

describe.skipIf(!existsSync(interview))('the main job (needs ../shared/data)', () => {
  beforeAll(async () => {
    app = await startVisited()
    lead = await (await freshContext()).newPage()
    const context = await freshContext()
    coder = await context.newPage()
    record(coder, seen)
  })
  afterAll(() => app?.close())

  test('set-up leads from an empty server to a project with a codebook', async () => {
    await lead.goto(app.setUpUrl!)
    await lead.getByLabel('E-mail address').fill('lena@example.org')
    await lead.getByLabel('Name', { exact: true }).fill('Lena Adane')
    await lead.getByLabel('Password', { exact: true }).fill(password)
    await lead.getByRole('button', { name: 'Make the account' }).click()
    await lead.getByRole('link', { name: 'New project' }).click()
    await lead.getByLabel('Name').fill('Foreign policy')
    await lead.getByRole('button', { name: 'Make the project' }).click()
    await lead.getByRole('heading', { level: 1, name: 'Foreign policy', exact: true }).waitFor()
  })

  test('a transcript is previewed before it is stored, with its twelve turns', async () => {
    await lead.goto(`${projectUrl()}/transcripts/add`)
    await lead.locator('input[type=file]').setInputFiles(interview)
    await lead.getByText('12 turns').first().waitFor()
    expect(await lead.getByText('6 turns').count()).toBeGreaterThanOrEqual(2)
    await lead.getByRole('button', { name: /^Store/ }).click()
    await lead.getByRole('heading', { name: 'One transcript stored' }).waitFor()
  })

  test('an invitation is a link to pass on, and its holder becomes a coder', async () => {
    await lead.goto(`${projectUrl()}/members`)
    await lead.getByLabel('E-mail address').fill('kofi@example.org')
    await lead.getByRole('button', { name: 'Invite' }).click()
    const link = await lead.getByLabel(/Link for/).inputValue()
    await coder.goto(link)
    await coder.getByLabel('Name', { exact: true }).fill('Kofi Osei')
    await coder.getByLabel('Password', { exact: true }).fill(password)
    await coder.getByRole('button', { name: 'Make an account and join' }).click()
    await coder.getByRole('heading', { level: 1, name: 'Foreign policy', exact: true }).waitFor()
    const { db } = app.services
    const row = await db
      .selectFrom('people')
      .selectAll()
      .where('email', '=', 'lena@example.org')
      .executeTakeFirstOrThrow()
    api = await app.api({ id: row.id, email: row.email, name: row.name, initials: row.initials })
  })

  test('in an open round each sees the other’s span as it is made', async () => {
    await makeRound('Training', 'Open')
    await Promise.all([openTranscript(lead, 'Training'), openTranscript(coder, 'Training')])
    await codeWords(lead, 'Washington’s unfriendly actions', 'Blame')
    await coder.getByLabel('Show').selectOption({ label: 'Everyone’s codes' })
    await coder
      .getByRole('button', { name: /Blame attribution.*Washington’s unfriendly actions/s })
      .first()
      .waitFor()
    await codeWords(coder, 'a normal and predictable dialogue', 'Call for dialogue')
    await lead.getByLabel('Show').selectOption({ label: 'Everyone’s codes' })
    await lead
      .getByRole('button', { name: /Call for dialogue.*a normal and predictable dialogue/s })
      .first()
      .waitFor()
    for (const page of [lead, coder]) await saved(page)
  })

  test('in a blind round nothing of one coder’s work reaches the other', async () => {
    await makeRound('Round 1', 'Blind')
    await openTranscript(coder, 'Round 1')
    seen.length = 0
    await openTranscript(lead, 'Round 1')
    await codeWords(lead, 'mutual respect for each other’s interests', 'Call for dialogue')
    await codeWords(lead, 'Washington’s unfriendly actions', 'Blame')
    await lead.getByRole('textbox', { name: 'Memo' }).fill('quicksilver')
    await lead.keyboard.press('Tab')
    await saved(lead)
    await codeWords(coder, 'Washington’s unfriendly actions and continued attempts', 'Blame')
    await saved(coder)
    for (const path of ['', '/agreement', '/exports']) {
      await coder.goto(`${await roundUrl('Round 1')}${path}`)
      await coder.waitForLoadState('networkidle')
    }
    await openTranscript(coder, 'Round 1')
    const [ours] = (await layersOf('Round 1')).filter(({ coder }) => coder === 'Lena Adane')
    const trace = seen.join('\n')
    expect(trace).toContain('continued attempts')
    for (const secret of ['quicksilver', ...ours!.codedSpans.map((span) => span.id)]) {
      expect(trace).not.toContain(secret)
    }
  })

  test('both complete, the lead reveals, and agreement is what the spans say', async () => {
    for (const page of [lead, coder]) {
      await page.getByRole('button', { name: 'Complete transcript' }).click()
      await page.getByRole('banner').getByText('Completed by you').waitFor()
    }
    await lead.goto(await roundUrl('Round 1'))
    await lead.getByRole('button', { name: 'Reveal round' }).click()
    const dialog = lead.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Reveal round' }).click()
    await lead.getByText('The round is revealed', { exact: false }).first().waitFor()

    const expected = await alphaByHand('Round 1', 'blame')
    const round = await roundId('Round 1')
    const report = await api.json<{
      coefficients: { name: string; code?: string; value: number | null }[]
      ledger: unknown
    }>('GET', `/projects/${projectId()}/rounds/${round}/agreement?unit=turn&bootstrap=0`)
    const alpha = report.coefficients.find(
      ({ name, code }) => name === 'binary_alpha_by_code' && code === 'blame',
    )
    expect(alpha?.value).toBeCloseTo(expected, 12)

    await lead.goto(`${await roundUrl('Round 1')}/agreement`)
    const row = lead.getByRole('row', { name: /Blame attribution/ }).first()
    await row.waitFor()
    const shown = expected
      .toFixed(2)
      .replace(/^(-?)0\./, '$1.')
      .replace('-', '−')
    expect(await row.innerText()).toContain(shown)
  })

  test('the export quotes the stored text at the offsets it gives', async () => {
    const round = await roundId('Round 1')
    const answer = await api.ask('GET', `/projects/${projectId()}/coded-spans.csv?round=${round}`)
    const rows: Record<string, string>[] = parse(await answer.text(), { columns: true })
    expect(rows.map(({ coder }) => coder).sort()).toEqual(['Kofi Osei', 'Lena Adane', 'Lena Adane'])
    const { text } = await transcript()
    for (const row of rows) {
      const quoted = [...text].slice(Number(row.start), Number(row.end)).join('')
      expect(row.text).toBe(quoted)
    }
  })

  test('the selection snaps to whole words and leaves the space at its end', async () => {
    await openTranscript(lead, 'Training')
    await selectWords(lead, 'ormal and predictabl')
    await lead.getByPlaceholder('Code this passage…').press('Escape')
    const selected = lead.getByRole('region', { name: 'Selected words' })
    expect(await selected.getByRole('blockquote').innerText()).toBe('normal and predictable')
  })
})

async function freshContext(): Promise<BrowserContext> {
  const context = await app.browser.newContext({ viewport: { width: 1280, height: 800 } })
  // Below the limit of a test, so that what was waited for is named.
  context.setDefaultTimeout(12_000)
  return context
}

/** Everything a browser is sent: pages, data, and frames of sockets. */
function record(page: Page, into: string[]): void {
  page.on('response', (response) => {
    response
      .body()
      .then((body) => into.push(body.toString('utf8')))
      .catch(() => {})
  })
  page.on('websocket', (socket) => {
    const keep = ({ payload }: { payload: string | Buffer }) => {
      into.push(Buffer.from(payload as string).toString('utf8'))
    }
    socket.on('framereceived', keep)
    socket.on('framesent', keep)
  })
}

/** The server has committed all that this page sent. */
function saved(page: Page): Promise<void> {
  return page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
}

function projectId(): string {
  return new URL(lead.url()).pathname.split('/')[2]!
}

function projectUrl(): string {
  return `${app.url}/projects/${projectId()}`
}

async function makeRound(name: string, visibility: 'Open' | 'Blind'): Promise<void> {
  await lead.goto(`${projectUrl()}/rounds/new`)
  await lead.getByLabel('Name').fill(name)
  await lead.getByRole('radio', { name: visibility }).check()
  await lead.getByRole('button', { name: 'Make the round' }).click()
  await lead.getByRole('heading', { level: 1, name }).waitFor()
}

async function openTranscript(page: Page, round: string): Promise<void> {
  const { id } = await transcript()
  await page.goto(`${await roundUrl(round)}/transcripts/${id}`)
  await saved(page)
}

async function roundId(name: string): Promise<string> {
  const { items } = await api.json<{ items: { id: string; name: string }[] }>(
    'GET',
    `/projects/${projectId()}/rounds`,
  )
  return items.find((round) => round.name === name)!.id
}

async function roundUrl(name: string): Promise<string> {
  return `${projectUrl()}/rounds/${await roundId(name)}`
}

async function transcript(): Promise<{ id: string; text: string; turns: Turn[] }> {
  const { items } = await api.json<{ items: { id: string }[] }>(
    'GET',
    `/projects/${projectId()}/transcripts`,
  )
  return api.json('GET', `/projects/${projectId()}/transcripts/${items[0]!.id}`)
}

/** Layers as the tables hold them, past every right: what the test compares with. */
async function layersOf(round: string): Promise<{ coder: string; codedSpans: CodedSpan[] }[]> {
  const rows = await app.services.db
    .selectFrom('layers')
    .innerJoin('people', 'people.id', 'layers.coder_id')
    .leftJoin('coded_spans', (join) =>
      join
        .onRef('coded_spans.round_id', '=', 'layers.round_id')
        .onRef('coded_spans.coder_id', '=', 'layers.coder_id'),
    )
    .selectAll('coded_spans')
    .select('people.name')
    .where('layers.round_id', '=', await roundId(round))
    .execute()
  return [...new Set(rows.map(({ name }) => name))].map((coder) => ({
    coder,
    codedSpans: rows.filter(
      (row) => row.name === coder && row.id !== null,
    ) as unknown as CodedSpan[],
  }))
}

/** Krippendorff's nominal alpha of one code over the answers' turns, from its definition. */
async function alphaByHand(round: string, code: string): Promise<number> {
  const { turns } = await transcript()
  const layers = await layersOf(round)
  const units = turns
    .filter(({ speaker }) => speaker !== 'Question')
    .map((turn) =>
      layers.map(({ codedSpans }) =>
        codedSpans.some(
          (span) => span.code === code && span.start < turn.end && turn.speechStart < span.end,
        ),
      ),
    )
  const disagreeing = units.filter(([a, b]) => a !== b).length
  const values = units.flat()
  const present = values.filter(Boolean).length
  const absent = values.length - present
  const observed = (2 * disagreeing) / values.length
  const chance = (2 * present * absent) / (values.length * (values.length - 1))
  return 1 - observed / chance
}
