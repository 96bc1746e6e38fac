import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriersAt } from './accessible.ts'
import {
  bar,
  filter,
  list,
  quoteOf,
  type Study,
  said,
  saved,
  startCodingStudy,
} from './coding-study.ts'
import { selectWords } from './hands.ts'
import { lineOf } from './line.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

describe('coding by mouse', () => {
  test('[WS1] words selected roughly are coded whole, and are stored when it says saved', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    await selectWords(page, 'rry was late again 👩‍👩‍👧 and nob')
    expect(await filter(page).evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.type('blame at')
    await page.keyboard.press('Enter')
    await said(page, 'Blame attribution added, 6 words')
    await saved(page)
    const [span] = await round.spansOf(study.ids.ana)
    expect(quoteOf(span!)).toBe('ferry was late again 👩‍👩‍👧 and nobody')

    // The selection stays: a second code goes on the same words by its key.
    await page.keyboard.press('7')
    await saved(page)
    const both = await round.spansOf(study.ids.ana)
    expect(both.map(quoteOf)).toEqual([quoteOf(span!), quoteOf(span!)])
    expect(new Set(both.map(({ code }) => code)).size).toBe(2)
    await page.keyboard.press('7')
    await saved(page)
    expect(await round.spansOf(study.ids.ana)).toEqual([span])
    await page.close()
  })

  test('[WS1] a drag let go over a panel codes the words beside it, and nothing of the panel', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    for (const [words, x] of [
      ['talk.', 1200],
      ['It was', 60],
    ] as const) {
      const place = await page.evaluate((words) => {
        const turn = [...document.querySelectorAll('[data-block]')].find(({ textContent }) =>
          textContent!.includes('It was the storm'),
        )!
        const range = document.createRange()
        const at = turn.textContent!.indexOf(words)
        range.setStart(turn.firstChild!, at)
        range.setEnd(turn.firstChild!, at + words.length)
        const { left, right, top, height } = range.getBoundingClientRect()
        return { left, right, middle: top + height / 2 }
      }, words)
      await page.mouse.move(x > place.left ? place.left + 1 : place.right - 1, place.middle)
      await page.mouse.down()
      await page.mouse.move(x, place.middle, { steps: 6 })
      await page.mouse.up()
      await filter(page).fill('blame at')
      await filter(page).press('Enter')
      await page.keyboard.press('Escape')
    }
    await saved(page)
    const spans = await round.spansOf(study.ids.ana)
    expect(new Set(spans.map(quoteOf))).toEqual(new Set(['talk.', 'It was']))
    await page.close()
  })

  test('the turn one was at is remembered, also when one leaves at once', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    await selectWords(page, 'timetable')
    await bar(page).getByText('Turn 3 of 4').waitFor()
    await page.keyboard.press('Escape')
    const told = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await bar(page).getByRole('link', { name: 'A blind round' }).click()
    expect((await told).ok()).toBe(true)
    await page.goto(`${study.app.url}/projects/${study.projectId}/rounds/${round.id}`)
    await page.getByText('At the pier · turn 3 of 4').waitFor()
    await page.close()
  })

  test('Esc goes back to the text, with the words still selected', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    await selectWords(page, 'the storm')
    await filter(page).press('Escape')
    expect(await filter(page).count()).toBe(0)
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('the storm')
    await page.keyboard.press('1')
    await said(page, 'Blame attribution added, 2 words')
    await page.close()
  })

  test('a double click and one key are enough', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    await page.getByText('It was the storm').dblclick({ position: { x: 40, y: 12 } })
    await page.keyboard.press('3')
    await saved(page)
    expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['was'])
    await page.close()
  })

  test('[WS2] a triple click takes the words of the turn, and nothing of the next', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    await page.getByText('It was the storm').click({ clickCount: 3, position: { x: 40, y: 12 } })
    await page.keyboard.press('3')
    await saved(page)
    expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual([
      'It was the storm, not the company. We should sit down with them and talk.',
    ])
    await page.close()
  })

  test('spans within spans are each reached by pressing again', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    for (const [words, key] of [
      ['It was the storm, not the company', '1'],
      ['the storm', '3'],
    ] as const) {
      await selectWords(page, words)
      await page.keyboard.press(key)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    }
    const place = await page.evaluate(() => {
      const turn = [...document.querySelectorAll('[data-block]')].find((one) =>
        one.textContent!.includes('It was the storm'),
      )!
      const range = document.createRange()
      const at = turn.textContent!.indexOf('storm')
      range.setStart(turn.firstChild!, at + 1)
      range.setEnd(turn.firstChild!, at + 2)
      const box = range.getBoundingClientRect()
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    })
    const quote = page.getByRole('region', { name: 'This coded span' }).locator('blockquote')
    const quotes: string[] = []
    for (let press = 0; press < 3; press++) {
      // Apart in time, so that it is no double click.
      await page.waitForTimeout(600)
      await page.mouse.click(place.x, place.y)
      await page.waitForTimeout(100)
      quotes.push(await quote.innerText())
    }
    expect(quotes).toEqual(['the storm', 'It was the storm, not the company', 'the storm'])
    await page.close()
  })

  test('code, fields, memo and edges are changed beside the text, and stored', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    await selectWords(page, 'The company owes the island')
    await page.keyboard.press('1')
    const inspector = page.getByRole('region', { name: 'This coded span' })
    await inspector.getByRole('button', { name: 'End one word later' }).click()
    await said(page, 'Now: The company owes the island an')
    await inspector.getByLabel('Blamer', { exact: true }).fill('ANA')
    await inspector.getByRole('button', { name: '−1' }).click()
    await inspector.getByLabel(/^Memo/).fill('Named, and a duty.')
    await inspector.getByLabel('Unsure of this').check()
    await inspector.getByRole('heading').click()
    await saved(page)
    const [span] = await round.spansOf(study.ids.ana)
    expect(span).toMatchObject({ memo: 'Named, and a duty.', unsure: true })
    expect(span).toMatchObject({ slots: { blamer: 'ANA' } })
    expect(quoteOf(span!)).toBe('The company owes the island an')

    await inspector.getByRole('button', { name: /change code/ }).click()
    await page.getByRole('combobox', { name: 'Another code…' }).fill('threat')
    await page.keyboard.press('Enter')
    await said(page, 'Code changed to Threat')
    await saved(page)
    expect((await round.spansOf(study.ids.ana))[0]).toMatchObject({ memo: 'Named, and a duty.' })
    await page.close()
  })
})

describe('coding by keyboard', () => {
  test('[WS7] a transcript is coded without a mouse', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ben)
    await page.getByRole('region', { name: 'Transcript text' }).focus()
    await page.keyboard.press('j')
    await said(page, 'Turn 1, ANA')
    for (const key of ['j', 'Control+ArrowRight', 'Control+Shift+ArrowRight', 'Shift+ArrowRight'])
      await page.keyboard.press(key)
    await page.keyboard.press('c')
    await filter(page).fill('conf')
    await page.keyboard.press('Enter')
    await said(page, 'Conflict frame added, 1 word')
    await page.keyboard.press('Escape')
    await page.keyboard.press(']')
    await said(page, 'Now: was the')
    await page.keyboard.press('m')
    await page.keyboard.type('1 and c are letters here')
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: 'Transcript text' }).focus()
    await page.keyboard.press('n')
    await said(page, 'Turn 3, ANA')
    await page.keyboard.press('Shift+J')
    await page.keyboard.press('.')
    await saved(page)
    const spans = await round.spansOf(study.ids.ben)
    expect(spans.map(quoteOf)).toEqual([
      'was the',
      'Storms come every year. A timetable that forgets them is a choice, and the choice was theirs.',
    ])
    expect(spans[0]!.memo).toBe('1 and c are letters here')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    await saved(page)
    expect(await round.spansOf(study.ids.ben)).toHaveLength(1)
    await page.close()
  })

  test('[WS6] what is undone is named and comes back', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ben)
    await selectWords(page, 'the storm')
    await page.keyboard.press('1')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    await said(page, 'Blame attribution removed')
    expect(await list(page).getByRole('listitem').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await said(page, 'Blame attribution is back')
    await page.getByRole('dialog').getByText('Blame attribution is back').waitFor()
    expect(await list(page).getByRole('listitem').count()).toBe(1)
    await page.keyboard.press('Control+z')
    expect(await list(page).getByRole('listitem').count()).toBe(0)
    await page.keyboard.press('Control+Shift+z')
    await saved(page)
    expect((await round.spansOf(study.ids.ben)).map(quoteOf)).toEqual(['the storm'])
    await page.close()
  })

  test('[WS7] the sheet of keys is made of the table, and keys can be turned off', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ben)
    await page.getByRole('button', { name: 'Keys' }).click()
    const sheet = page.getByRole('dialog', { name: 'Keys' })
    await sheet.getByText('Next turn without codes').first().waitFor()
    const kept = () => page.waitForResponse((answer) => answer.url().endsWith('/keys'))
    const off = kept()
    await sheet.getByRole('checkbox').uncheck()
    await off
    await page.keyboard.press('Escape')
    await selectWords(page, 'the storm')
    await page.keyboard.press('Escape')
    await page.keyboard.press('1')
    expect(await list(page).getByRole('listitem').count()).toBe(0)
    await page.getByRole('button', { name: 'Keys' }).click()
    const on = kept()
    await sheet.getByRole('checkbox').check()
    await on
    await page.close()
  })
})

describe('together', () => {
  test('[LV2] in an open round each sees the other’s span as it is made, and where they are', async () => {
    const round = await study.newRound('open')
    const [ana, ben] = [await round.open(study.contexts.ana), await round.open(study.contexts.ben)]
    await selectWords(ben, 'sit down with them and talk')
    await ben.keyboard.press('7')
    const row = list(ana).getByRole('listitem').filter({ hasText: 'Ben Ode' })
    await row.getByText('sit down with them and talk').waitFor()
    await ana.waitForFunction(() =>
      [...CSS.highlights].some(([look, { size }]) => look.startsWith('other-') && size > 0),
    )
    await row.getByRole('button').click()
    await ana.getByRole('heading', { name: 'Coded by Ben Ode' }).waitFor()
    expect(await ana.getByRole('button', { name: /Remove/ }).count()).toBe(0)
    await ana
      .getByRole('list', { name: 'Here now' })
      .getByLabel(/Ben Ode, at turn 2/)
      .waitFor()

    await ben.keyboard.press('Escape')
    await ben.keyboard.press('Delete')
    await row.waitFor({ state: 'detached' })
    await ana.getByLabel('Show').selectOption('My codes')
    await Promise.all([ana.close(), ben.close()])
  })

  test('[WS8] in a blind round the page holds and dials nothing of another coder', async () => {
    const round = await study.newRound('blind')
    const dialled: string[] = []
    const ana = await study.contexts.ana.newPage()
    ana.on('websocket', (socket) => dialled.push(new URL(socket.url()).pathname))
    await ana.goto(round.path)
    await saved(ana)
    const ben = await round.open(study.contexts.ben)
    await selectWords(ben, 'sit down with them and talk')
    await ben.keyboard.press('7')
    await saved(ben)
    await ana.reload()
    await saved(ana)
    await ana.waitForTimeout(500)
    expect(await ana.content()).not.toContain('Ben Ode')
    expect(await list(ana).getByRole('listitem').count()).toBe(0)
    expect(new Set(dialled)).toEqual(
      new Set([`/live/layer.${round.id}.${study.transcriptId}.${study.ids.ana}`]),
    )
    await Promise.all([ana.close(), ben.close()])
  })

  test('[WS9] once revealed, a coder reads all codes and changes none', async () => {
    const round = await study.newRound('blind')
    const ana = await round.open(study.contexts.ana)
    const ben = await round.open(study.contexts.ben)
    await selectWords(ben, 'sit down with them and talk')
    await ben.keyboard.press('7')
    await saved(ben)
    await round.setStatus('revealed')
    await ana.evaluate(() => dispatchEvent(new Event('focus')))
    await bar(ana).getByText('Read only: the round is revealed').waitFor()
    await ana.getByLabel('Show').selectOption('Everyone’s codes')
    await list(ana).getByText('sit down with them and talk').waitFor()
    await selectWords(ana, 'the storm')
    expect(await filter(ana).count()).toBe(0)
    await Promise.all([ana.close(), ben.close()])
  })
})

describe('saving', () => {
  test('[WS1] while the line is down it says what is kept, over a reload, and saves when it is back', async () => {
    const round = await study.newRound('blind')
    const page = await study.contexts.ana.newPage()
    const line = await lineOf(page)
    await page.goto(round.path)
    await saved(page)
    await line.cut()
    await selectWords(page, 'the storm')
    await page.keyboard.press('1')
    await bar(page).getByText('Offline, 1 change kept on this device').waitFor()
    expect(await round.spansOf(study.ids.ana)).toEqual([])

    // Closing the tab asks first; this one is loaded again all the same.
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => {
        resolve(dialog.type())
        void dialog.accept()
      }),
    )
    await page.reload()
    expect(await asked).toBe('beforeunload')
    await bar(page).getByText('1 change kept on this device').waitFor()
    await list(page).getByText('the storm').waitFor()
    line.mend()
    await saved(page)
    expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
    await page.close()
  })

  test('[WS5] what the server does not take is shown with its words and reason, the rest is saved', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    const acrossTurns = (allowed: boolean) =>
      study.lead.json('PATCH', `/projects/${study.projectId}`, { spansAcrossTurns: allowed })
    await study.contexts.ana.setOffline(true)
    await selectWords(page, 'the storm')
    await page.keyboard.press('1')
    for (let lines = 0; lines < 3; lines++) await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('3')
    await bar(page).getByText('Offline, 2 changes').waitFor({ timeout: 20_000 })
    await acrossTurns(false)
    await study.contexts.ana.setOffline(false)
    const notice = page.getByRole('alert', { name: '1 change was not taken by the server' })
    await notice.getByText(/^the storm, not the company.*Storms come/s).waitFor()
    await notice.getByText('does not fit the transcript or the codebook').waitFor()
    await saved(page)
    expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
    await acrossTurns(true)
    await notice.getByRole('button', { name: 'Put it in again' }).click()
    await notice.waitFor({ state: 'detached' })
    await saved(page)
    expect(await round.spansOf(study.ids.ana)).toHaveLength(2)
    await page.close()
  })
})

describe('completing', () => {
  test('[WS9] a completed transcript is read alone until that is taken back', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    await page.getByRole('button', { name: 'Complete transcript' }).click()
    await page.getByRole('button', { name: 'Seen, nothing to code' }).click()
    await bar(page).getByText('Completed by you').waitFor()
    await selectWords(page, 'the storm')
    expect(await filter(page).count()).toBe(0)
    await page.getByRole('button', { name: 'Take back completion' }).click()
    await saved(page)
    await selectWords(page, 'the storm')
    await page.keyboard.press('1')
    await page.getByRole('button', { name: 'Complete transcript' }).click()
    await bar(page).getByText('Completed by you').waitFor()
    expect(await round.spansOf(study.ids.ana)).toHaveLength(1)
    await list(page).getByText('the storm').waitFor()
    await page.close()
  })

  test('[WS9] a round closed under a coder makes the page read only at once, with the words', async () => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    await round.setStatus('closed')
    await bar(page).getByText('Round closed: nothing changes now').waitFor()
    await selectWords(page, 'the storm')
    expect(await filter(page).count()).toBe(0)
    await round.setStatus('running')
    await saved(page)
    await selectWords(page, 'the storm')
    await page.keyboard.press('1')
    await saved(page)
    expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
    await page.close()
  })
})

test('the page is whole without scripts, and keeps nobody out in any view', async () => {
  const round = await study.newRound('open')
  const page = await round.open(study.contexts.ana)
  await selectWords(page, 'the storm')
  await page.keyboard.press('1')
  await saved(page)
  expect(await barriersAt(page, round.path, 'workspace')).toEqual([])
  await page.close()

  const plain = await study.app.browser.newContext({ javaScriptEnabled: false })
  await plain.addCookies(await study.contexts.ana.cookies())
  const still = await plain.newPage()
  await still.goto(round.path)
  expect(await still.getByRole('article').count()).toBe(5)
  expect(await list(still).getByRole('listitem').innerText()).toContain('the storm')
  expect(await still.getByRole('article').nth(2).getByRole('heading').innerText()).toBe('BEN')
  await plain.close()
})
