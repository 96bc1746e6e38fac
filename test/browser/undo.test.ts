import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeStorm, list, type Study, said, saved, startCodingStudy } from './coding-study.ts'
import { selectWords } from './hands.ts'

let study: Study
let second: string
beforeAll(async () => {
  study = await startCodingStudy()
  const { id } = await study.lead.json<{ id: string }>(
    'POST',
    `/projects/${study.projectId}/transcripts`,
    { title: 'On the quay', text: 'ANA: The winter was long.\n', language: 'en' },
  )
  second = id
})
afterAll(() => study?.close())

test('[WS6] undo goes on in the transcript that was left, opens it and names what comes back', async () => {
  const round = await study.newRound('blind', { transcripts: [study.transcriptId, second] })
  const page = await round.open(study.contexts.ana)
  await codeStorm(page)
  await saved(page)
  await page.keyboard.press('Delete')
  await saved(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('On the quay')
  await page.getByRole('option', { name: 'On the quay', exact: true }).click()
  await page.getByText('The winter was long.').waitFor()
  await saved(page)
  await selectWords(page, 'winter')
  await page.keyboard.press('1')
  await said(page, 'Blame attribution added, 1 word')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+z')
  await said(page, 'Undone: Blame attribution is taken off again')
  await page.keyboard.press('Control+z')
  await said(page, 'In “At the pier”. Blame attribution is back')
  await page.getByText('It was the storm').waitFor()
  expect(await list(page).getByRole('listitem').count()).toBe(1)
  await page.keyboard.press('Control+z')
  await said(page, 'In “At the pier”. Undone: Blame attribution is taken off again')
  await saved(page)
  expect(await round.spansOf(study.ids.ana)).toEqual([])
  await page.keyboard.press('Control+z')
  await said(page, 'There is nothing to undo.')
  await page.close()
})
