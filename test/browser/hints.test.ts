import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeStorm, type Study, saved, startCodingStudy } from './coding-study.ts'
import { codeWords } from './hands.ts'
import { look } from './look.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

test('[PE13] a newcomer is told of a blind round, a coded span and an overlap, each once and until it is closed', async () => {
  const { app, lead, projectId, transcriptId } = study
  const nia = await app.newcomer('Nia Neu')
  await lead.json('POST', `/projects/${projectId}/members`, {
    email: nia.email,
    roles: ['coder'],
  })
  const address = async (visibility: string) => {
    const { id } = await lead.json<{ id: string }>('POST', `/projects/${projectId}/rounds`, {
      name: `Another ${visibility} round`,
      visibility,
      transcripts: [transcriptId],
      coders: [nia.id],
    })
    return `${app.url}/projects/${projectId}/rounds/${id}/transcripts/${transcriptId}`
  }
  const page = await app.visit(nia, await address('blind'))
  await saved(page)
  const hints = page.getByText(
    /^This is a blind round|^What you code is kept|^Coded spans may share/,
  )
  const close = async () => {
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/hints') && answer.ok())
    await page.getByRole('button', { name: 'Understood' }).click()
    await kept
  }
  await page.getByText('This is a blind round').waitFor()
  // One at a time.
  await codeStorm(page)
  expect(await hints.count()).toBe(1)
  await close()
  await page.getByText('What you code is kept').waitFor()
  await close()
  expect(await hints.count()).toBe(0)
  await codeWords(page, 'was the storm, not', 'fram')
  await page.getByText('Coded spans may share words').waitFor()
  await look(page, 'hint')
  await close()

  const elsewhere = await app.visit(nia, await address('blind'))
  await saved(elsewhere)
  await codeStorm(elsewhere)
  await saved(elsewhere)
  expect(await elsewhere.getByText(/^This is a blind round|^What you code is kept/).count()).toBe(0)
  expect(app.said).toEqual([])
})
