import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { lengths } from '#model/lengths.ts'
import { limits } from '#model/limits.ts'
import type { CodedSpan } from '#model/span.ts'
import {
  bar,
  codeStorm,
  filter,
  list,
  quoteOf,
  type Study,
  saved,
  startCodingStudy,
} from './coding-study.ts'
import { selectWords } from './hands.ts'

vi.setConfig({ testTimeout: 120_000 })

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

/** Ten million characters on the clipboard of the browser. */
const pasted = 10_000_000

describe('a clipboard of ten million characters', () => {
  const cut = (most: number) =>
    `The last ${(pasted - most).toLocaleString('en')} characters of what you pasted are left out: this field takes ${most.toLocaleString('en')}.`

  /**
   * Pastes into the field that has the focus: it holds what it can, and the page says what it cannot.
   *
   * @param isSaid not asked where the same words stand there from the field before
   */
  async function paste(page: Page, most: number, isSaid = true): Promise<void> {
    await page.keyboard.press('ControlOrMeta+v')
    if (isSaid) await page.getByText(cut(most)).first().waitFor()
    const length = await page.evaluate(
      () => (document.activeElement as HTMLTextAreaElement).value.length,
    )
    expect(length).toBe(most)
  }

  async function fill(context: BrowserContext, page: Page): Promise<void> {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(
      (length) => navigator.clipboard.writeText('word '.repeat(length / 5)),
      pasted,
    )
  }

  test('fields of the workspace take as much as they may, say what they leave out, and work on', async () => {
    const round = await study.newRound('open')
    const page = await round.open(study.contexts.ana)
    await fill(study.contexts.ana, page)
    await selectWords(page, 'the storm')
    await filter(page).focus()
    await paste(page, lengths.search)
    await filter(page).fill('blame at')
    await filter(page).press('Enter')
    await page.keyboard.press('Escape')

    await page.locator('[data-memo]').focus()
    await paste(page, limits.memoCharacters)
    await page.locator('#text').focus()
    await page.keyboard.press('t')
    await page.locator('[data-comment]').waitFor()
    await paste(page, limits.commentCharacters)
    await page.locator('[data-comment]').fill('Blame, or not?')
    await page.getByRole('button', { name: 'Find', exact: false }).first().click()
    await page.getByRole('searchbox', { name: 'Find in this transcript' }).waitFor()
    await paste(page, lengths.search, false)
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await paste(page, lengths.search, false)
    await page.keyboard.press('Escape')
    await saved(page)
    const [span] = await round.spansOf(study.ids.ana)
    expect(span!.memo.length).toBe(limits.memoCharacters)
    await page.close()
  })

  test('so does a definition in the codebook', async () => {
    const lead = await study.app.newcomer('Cora Codebook')
    const api = await study.app.api(lead)
    const { id } = await api.json<{ id: string }>('POST', '/projects', {
      name: 'Definitions',
      codebook: 'political-discourse',
    })
    const page = await study.app.visit(lead, `${study.app.url}/projects/${id}/codebook`)
    await fill(page.context(), page)
    const definition = page.getByLabel('Definition', { exact: true }).first()
    await definition.focus()
    await page.keyboard.press('ControlOrMeta+a')
    await paste(page, lengths.definition)
    await page.context().close()
  })
})

test('a thousand quick presses are each an act: all are kept, in the order in which they came', async () => {
  const turns = Array.from({ length: 340 }, (_, turn) => `ANA: Ferry number ${turn}.\n`).join('')
  const text = `${turns}BEN: Yes.\nANA: So.\nBEN: Yes.\n`
  const { id: transcript } = await study.lead.json<{ id: string }>(
    'POST',
    `/projects/${study.projectId}/transcripts`,
    { title: 'Many turns', text, language: 'en' },
  )
  const { id: round } = await study.lead.json<{ id: string }>(
    'POST',
    `/projects/${study.projectId}/rounds`,
    { name: 'Quick', visibility: 'open', transcripts: [transcript], coders: [study.ids.ana] },
  )
  const path = `/projects/${study.projectId}/rounds/${round}`
  const page = await study.contexts.ana.newPage()
  await page.goto(`${study.app.url}${path}/transcripts/${transcript}`)
  await saved(page)
  await page.locator('#text').focus()
  // Faster than hands and than this page's frames: next turn, to its end, and its code.
  await page.evaluate(async () => {
    const keys = [
      { key: 'j', code: 'KeyJ' },
      { key: 'J', code: 'KeyJ', shiftKey: true },
      { key: '1', code: 'Digit1' },
    ]
    const text = document.getElementById('text')!
    for (let turn = 0; turn < 333; turn++) {
      for (const key of keys) {
        text.dispatchEvent(
          new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }),
        )
        await new Promise((resolve) => setTimeout(resolve))
      }
    }
  })
  await saved(page)
  const { codedSpans } = await study.lead.json<{ codedSpans: CodedSpan[] }>(
    'GET',
    `${path}/layers/${transcript}/${study.ids.ana}`,
  )
  const words = codedSpans.map(({ start, end }) => text.slice(start, end))
  expect(words).toEqual(Array.from({ length: 333 }, (_, turn) => `Ferry number ${turn + 1}.`))
  const byTime = [...codedSpans].sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  const starts = byTime.map(({ start }) => start)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
  await page.close()
})

describe('the server out of reach', () => {
  const away = 'The server cannot be reached, so nothing was sent. What you typed stays here'

  test('forms keep what was typed, say why nothing was sent, and send it later', async () => {
    const lead = await study.app.newcomer('Olga Offline')
    const api = await study.app.api(lead)
    const { id } = await api.json<{ id: string }>('POST', '/projects', {
      name: 'Forms',
      codebook: 'political-discourse',
    })
    const project = `${study.app.url}/projects/${id}`
    const page = await study.app.visit(lead, `${project}/settings`)
    const context = page.context()

    await page.getByLabel('Name', { exact: true }).fill('Forms and fields')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText(away).waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Forms and fields')
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByRole('link', { name: 'Forms and fields' }).first().waitFor()

    await page.goto(`${project}/members`)
    await page.getByLabel('E-mail address').fill('kofi@example.org')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByText(away).waitFor()
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('kofi@example.org')
    await context.setOffline(false)

    // A dialog stays open with what is in it.
    await page.goto(`${project}/codebook`)
    const definition = page.getByLabel('Definition', { exact: true }).first()
    await definition.fill('Somebody is held responsible, in short.')
    await page.getByRole('button', { name: /^Publish/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.route(/codebook\.data/, (route) => route.abort())
    await dialog.getByRole('button', { name: /^Publish/ }).click()
    await dialog.getByText(away).waitFor()
    await page.unroute(/codebook\.data/)
    await dialog.getByRole('button', { name: /^Publish/ }).click()
    await page
      .getByText(/Version 2/)
      .first()
      .waitFor()
    await context.close()
  })

  test('a page that cannot be fetched says so, and is there once it can', async () => {
    const lead = await study.app.newcomer('Nora Netz')
    const page = await study.app.visit(lead, study.app.url)
    await page.getByRole('link', { name: 'New project' }).first().click()
    await page.getByLabel('Name').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Parley' }).click()
    await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('link', { name: 'New project' }).first().waitFor()
    await page.context().close()
  })
})

test('without storage on the device it says so once, and coding goes on', async () => {
  const round = await study.newRound('blind')
  const forbidden = await study.contexts.ben.newPage()
  await forbidden.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Storage is off.', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: refuse })
    Object.defineProperty(window, 'sessionStorage', { get: refuse, configurable: true })
    Object.defineProperty(window, 'indexedDB', {
      value: { open: refuse, deleteDatabase: refuse, databases: refuse, cmp: refuse },
    })
  })
  await forbidden.goto(round.path)
  await saved(forbidden)
  await forbidden.getByText('This browser keeps nothing on this device').first().waitFor()
  await codeStorm(forbidden)
  await saved(forbidden)
  expect((await round.spansOf(study.ids.ben)).map(quoteOf)).toEqual(['the storm'])
  await study.contexts.ben.setOffline(true)
  await selectWords(forbidden, 'company owes')
  await forbidden.keyboard.press('1')
  await bar(forbidden).getByText('Offline, 1 change only in this page').waitFor()
  await study.contexts.ben.setOffline(false)
  await saved(forbidden)
  expect((await round.spansOf(study.ids.ben)).length).toBe(2)
  await forbidden.close()
})

test('at 400 % a transcript is read and coded, and everything is within the window', async () => {
  const round = await study.newRound('open')
  const page = await round.open(study.contexts.ana)
  await page.setViewportSize({ width: 320, height: 256 })
  const within = async (name: string) => {
    const folder = process.env.SCREENSHOTS
    if (folder) await page.screenshot({ path: `${folder}/at-400-${name}.png` })
    return page.evaluate(() => document.documentElement.scrollWidth)
  }
  expect(await within('text')).toBe(320)
  // Five lines of text and more, with the way to save and complete in view.
  const room = await page.locator('#text').evaluate(({ clientHeight }) => clientHeight)
  expect(room).toBeGreaterThan(130)
  await selectWords(page, 'the storm')
  await filter(page).fill('blame at')
  expect(await within('picker')).toBe(320)
  const options = await page.getByRole('option').first().boundingBox()
  expect(options!.y + options!.height).toBeLessThanOrEqual(256)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'State of your work' }).getByText('Saved').waitFor()
  await page.getByRole('button', { name: /^Coded spans/ }).click()
  expect(await within('sheet')).toBe(320)
  await page.getByRole('button', { name: 'Close', exact: true }).first().click()
  await page.getByRole('button', { name: 'Complete' }).click()
  await page.getByRole('button', { name: 'Take back completion' }).waitFor()
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
  await page.close()
})

test('a browser that cannot mark words says so once, and codes stand beside the text and in the list', async () => {
  const round = await study.newRound('blind')
  const page = await study.contexts.ana.newPage()
  await page.addInitScript('delete CSS.highlights')
  await page.goto(round.path)
  await saved(page)
  expect(await page.evaluate("'highlights' in CSS")).toBe(false)
  const note = page.getByText('This browser cannot mark words in the text')
  await note.waitFor()
  await codeStorm(page)
  await saved(page)
  await page.locator('main [data-hue]').first().waitFor()
  await list(page).getByText('the storm').waitFor()
  expect(await note.count()).toBe(1)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
  await page.close()
})
