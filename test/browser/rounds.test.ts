import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCodebookVersions } from '#db/codebooks.ts'
import { completeLayer } from '#server/layers.ts'
import { invite } from '#server/members.ts'
import { setPosition } from '#server/position.ts'
import { createProject } from '#server/projects.ts'
import { listRounds, readRoundWithAssignments } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { startVisited, type VisitedApp } from './visited.ts'

let app: VisitedApp
let lia: Person
let ana: Person
let ben: Person
let project: string
let path: string
const transcripts: string[] = []

beforeAll(async () => {
  app = await startVisited()
  lia = await app.person('Lia Lead')
  ana = await app.person('Ana Merten')
  ben = await app.person('Ben Osei')
  project = (
    await createProject(app.services, lia, {
      name: 'Lake Vessa talks',
      codebook: 'political-discourse',
    })
  ).id
  path = `${app.url}/projects/${project}`
  for (const coder of [ana, ben]) {
    await invite(app.services, lia, project, { email: coder.email, roles: ['coder'] })
  }
})
afterAll(() => app?.close())

async function open(person: Person, address: string, script = true): Promise<Page> {
  const signedIn = await app.signedIn(app.browser, person)
  if (script) {
    const page = await signedIn.newPage()
    page.setDefaultTimeout(8_000)
    await page.goto(address)
    return page
  }
  const context = await app.browser.newContext({
    javaScriptEnabled: false,
    storageState: await signedIn.storageState(),
  })
  await signedIn.close()
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  await page.goto(address)
  return page
}

const roundPath = async (name: string) => {
  const round = (await listRounds(app.services, lia, project)).find((one) => one.name === name)
  return `${path}/rounds/${round?.id}`
}
const roundId = async (name: string) => (await roundPath(name)).split('/').at(-1)!

test('a round that needs transcripts says so, with the way there', async () => {
  const page = await open(lia, `${path}/rounds/new`)
  await page.getByText('No transcript to code yet').waitFor()
  expect(await page.getByRole('link', { name: 'Add transcripts' }).getAttribute('href')).toMatch(
    /\/transcripts\/add$/,
  )
  await page.context().close()
  const api = await app.api(lia)
  for (const title of ['Interview 1', 'Interview 2', 'Press conference', 'Hearing']) {
    const text = `${title}\n\nAda: We waited for the ferry.\nBen: It never came.\nAda: So we went home.\nBen: Yes.\n`
    const made = await api.json<{ id: string }>('POST', `/projects/${project}/transcripts`, {
      title,
      text,
    })
    transcripts.push(made.id)
  }
})

test('a lead makes a blind round in which a share is coded by everybody', async () => {
  const page = await open(lia, `${path}/rounds/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Round 1')
  await page.getByRole('checkbox', { name: 'All transcripts by Lia Lead' }).uncheck()
  await page
    .getByText('4 transcripts by 2 coders: 8 to code in all, 4 coded by more than one.')
    .waitFor()
  await page.getByRole('spinbutton', { name: 'Coded by everybody:' }).fill('50')
  await page.getByRole('button', { name: 'Share out' }).click()
  await page
    .getByText('4 transcripts by 3 coders: 8 to code in all, 2 coded by more than one.')
    .waitFor()
  const allByLead = page.getByRole('checkbox', { name: 'All transcripts by Lia Lead' })
  expect(await allByLead.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true)
  await allByLead.check()
  await allByLead.uncheck()
  // Whoever is left out of the draw may still be given something by hand.
  for (const name of ['Ana Merten', 'Ben Osei']) {
    await page.getByRole('checkbox', { name: `All transcripts by ${name}` }).check()
  }
  await page.getByRole('checkbox', { name: 'Ben Osei codes Hearing' }).uncheck()
  await page.getByRole('button', { name: 'Make the round' }).click()
  await page.getByRole('heading', { name: 'Round 1', level: 1 }).waitFor()
  await page
    .getByText('4 transcripts, 2 coders, codebook version 1. Nobody sees another’s codes')
    .waitFor()
  const { assignments, round } = await readRoundWithAssignments(
    app.services,
    lia,
    project,
    await roundId('Round 1'),
  )
  expect(round.visibility).toBe('blind')
  expect(assignments.map((one) => one.coders.length).sort()).toEqual([1, 2, 2, 2])
  await page.context().close()
})

test('without script a share is drawn by the server and the round is made', async () => {
  const page = await open(lia, `${path}/rounds/new`, false)
  await page.getByRole('textbox', { name: 'Name' }).fill('Round 2')
  await page.getByRole('radio', { name: 'Open' }).check()
  await page.getByRole('spinbutton', { name: 'Coded by everybody:' }).fill('25')
  await page.getByRole('button', { name: 'Share out' }).click()
  await page.getByText('6 to code in all, one coded by more than one.').waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Round 2')
  await page.getByRole('radio', { name: 'Open' }).check()
  await page.getByRole('button', { name: 'Make the round' }).click()
  await page.getByRole('heading', { name: 'Round 2', level: 1 }).waitFor()
  await page.goto(`${await roundPath('Round 2')}/settings`)
  await page.getByRole('button', { name: 'Close round' }).click()
  await page.getByText('The round is closed.').waitFor()
  await page.getByRole('button', { name: 'Reopen round' }).click()
  await page.getByText('The round runs again.').waitFor()
  await page.context().close()
})

test('a form that chooses nobody is refused in words, and what was typed stays', async () => {
  const page = await open(lia, `${path}/rounds/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Round 3')
  for (const name of ['Lia Lead', 'Ana Merten', 'Ben Osei']) {
    await page.getByRole('checkbox', { name: `All transcripts by ${name}` }).uncheck()
  }
  await page.getByText('Nobody codes anything yet.').waitFor()
  await page.getByRole('button', { name: 'Make the round' }).click()
  await page.getByRole('alert').getByText('Choose at least one transcript.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Round 3')
  expect(await listRounds(app.services, lia, project)).toHaveLength(2)
  await page.context().close()
})

test('[RI3] a lead sees at a glance who is where; a coder of a blind round the own column', async () => {
  const key = { projectId: project, roundId: await roundId('Round 1') }
  const [interview, second] = transcripts as [string, string]
  await setPosition(app.services, ana, { ...key, transcriptId: interview }, 2)
  await completeLayer(app.services, ben, { ...key, transcriptId: second, coderId: ben.id }, true)
  const page = await open(lia, await roundPath('Round 1'))
  await page.getByText('1 of 7 completed').waitFor()
  const row = page.getByRole('row', { name: /Interview 1/ })
  expect(await row.getByRole('progressbar').getAttribute('value')).toBe('50')
  await page
    .getByRole('row', { name: /Interview 2/ })
    .getByText('completed')
    .waitFor()
  // The lead codes nothing here and reads no passages of a blind round.
  expect(await page.getByRole('link', { name: 'Interview 1' }).count()).toBe(0)
  await page.context().close()

  const coder = await open(ana, await roundPath('Round 1'))
  await coder.getByText('Blind round: only you see your codes.').waitFor()
  await coder.getByText('Continue where you were').waitFor()
  await coder.getByText('Interview 1 · turn 2 of 4').waitFor()
  expect(await coder.getByRole('columnheader').count()).toBe(3)
  expect(await coder.getByText('Ben Osei').count()).toBe(0)
  expect(await coder.getByRole('button', { name: /Close|Reveal/ }).count()).toBe(0)
  expect(await coder.getByRole('link', { name: 'Settings' }).count()).toBe(0)
  await coder.context().close()
})

test('closing and revealing say what they bring about, and revealing is the end', async () => {
  const page = await open(lia, await roundPath('Round 1'))
  await page.getByRole('button', { name: 'Close round' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('6 of 7 codings (one coder on one transcript each) are not').waitFor()
  await dialog.getByRole('button', { name: 'Close round' }).click()
  await page.getByText('The round is closed.').waitFor()
  await page.getByRole('button', { name: 'Reveal round' }).click()
  await dialog.getByText('This cannot be undone').waitFor()
  await dialog.getByRole('button', { name: 'Reveal round' }).click()
  await page.getByText('The round is revealed.', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Look at agreement' }).waitFor()
  expect(await page.getByRole('button', { name: /Close|Reopen|Reveal/ }).count()).toBe(0)
  await page.context().close()
})

test('settings rename a round, give further transcripts to code, and delete it while it is empty', async () => {
  const page = await open(lia, `${await roundPath('Round 2')}/settings`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Training')
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByText('The round has its new name.').waitFor()
  await page.getByRole('checkbox', { name: 'All transcripts by Ana Merten' }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText(/more to code\.$/).waitFor()
  await page.getByRole('button', { name: 'Delete the round' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the round' }).click()
  await page.waitForURL(path)
  expect((await listRounds(app.services, lia, project)).map((one) => one.name)).toEqual(['Round 1'])
  await page.goto(`${await roundPath('Round 1')}/settings`)
  await page.getByText('It holds work of its coders and cannot be deleted.').waitFor()
  expect(await listCodebookVersions(app.services.db, project)).toHaveLength(1)
  await page.context().close()
})
