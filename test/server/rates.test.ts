import { expect, test } from 'vitest'
import { startMatrixStudy } from '../builders/matrix-study.ts'

test('one person exports one file of a round so often in a minute, by page and API together', async () => {
  const study = await startMatrixStudy({ PARLEY_EXPORTS_PER_MINUTE: '3', PARLEY_LINK_TRIES: '2' })
  const { app, own, askers } = study
  const { cookie, token } = askers.get('A')!
  const round = own.rounds[3]!
  const page = `${app.url}/projects/${own.project}/rounds/${round}/exports`
  const download = (file: string, headers = { Cookie: cookie }) =>
    fetch(`${page}/${file}`, { headers })
  const api = (path: string) =>
    fetch(`${app.url}/api/v1/projects/${own.project}/${path}`, {
      headers: { Authorization: `Bearer ${token}` },
    })
  expect((await download('coded-spans.csv')).status).toBe(200)
  expect((await download('coded-spans.csv')).status).toBe(200)
  expect((await api(`coded-spans.csv?round=${round}`)).status).toBe(200)
  for (const answer of [
    await download('coded-spans.csv'),
    await api(`coded-spans.csv?round=${round}`),
  ]) {
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer.text()).toContain('many times in a minute')
  }
  // Another file, another round and another person are counted apart.
  expect((await download('reliability.csv')).status).toBe(200)
  expect((await api(`coded-spans.csv?round=${own.rounds[2]}`)).status).toBe(200)
  expect((await download('coded-spans.csv', { Cookie: askers.get('K')!.cookie })).status).toBe(200)

  const guess = () => fetch(`${app.url}/invitation/a-guess`)
  expect((await guess()).status).toBe(410)
  expect((await guess()).status).toBe(410)
  expect((await guess()).status).toBe(429)
  await study.close()
})
