import { afterAll, beforeAll, expect, test } from 'vitest'
import { startVisited, type VisitedApp } from './visited.ts'

let app: VisitedApp
beforeAll(async () => {
  app = await startVisited()
})
afterAll(() => app?.close())

test('lists of transcripts, rounds, passages and the inbox say in one sentence why they are empty, and what to do about it', async () => {
  const lia = await app.newcomer('Lia Leer')
  const api = await app.api(lia)
  const { id } = await api.json<{ id: string }>('POST', '/projects', {
    name: 'Ferry talk',
    codebook: 'political-discourse',
  })
  const project = `${app.url}/projects/${id}`
  const page = await app.visit(lia, `${project}/transcripts`)
  const inMain = page.getByRole('main')
  const next = (name: string) => inMain.getByRole('link', { name, exact: true })
  await inMain.getByText('No transcripts yet').waitFor()
  expect(await next('Add transcripts').count()).toBe(1)
  await page.goto(`${project}/rounds/new`)
  expect(await next('Add transcripts').count()).toBe(1)
  await page.goto(`${app.url}/inbox`)
  expect(await next('To the start page').count()).toBe(1)

  const { id: transcript } = await api.json<{ id: string }>('POST', `/projects/${id}/transcripts`, {
    title: 'Pier',
    text: 'ANA: Late.\nBEN: So.\nANA: Again.\nBEN: Yes.\n',
  })
  const { id: round } = await api.json<{ id: string }>('POST', `/projects/${id}/rounds`, {
    name: 'One',
    visibility: 'open',
    transcripts: [transcript],
    coders: [lia.id],
  })
  await page.goto(`${project}/rounds/${round}/passages`)
  await inMain.getByText('Nothing is coded here yet').waitFor()
  await next('To the transcripts of this round').click()
  await page.waitForURL(`${project}/rounds/${round}`)
  // Where something is chosen, the way back is to choose all.
  await page.goto(`${project}/rounds/${round}/passages?coder=${lia.id}`)
  await inMain.getByText('No coded span fits', { exact: true }).waitFor()
  await next('Show all passages').click()
  await inMain.getByText('Nothing is coded here yet').waitFor()
  expect(app.said).toEqual([])
})
