import { expect, test } from 'vitest'
import { startMatrixStudy } from '../builders/matrix-study.ts'

test('one person exports one file of a round, and asks for reports of it, so often in a minute, by page and API together', async () => {
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

  // A report is no file that was exported, even where there is nothing to report.
  const report = () =>
    fetch(`${app.url}/api/v1/projects/${own.project}/rounds/${own.rounds[2]}/agreement/reports`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${askers.get('L')!.token}`,
        'Content-Type': 'application/json',
      },
      body: '{}',
    })
  for (let nth = 0; nth < 3; nth++) expect((await report()).status).toBe(422)
  const refused = await report()
  expect(refused.status).toBe(429)
  expect(await refused.text()).toContain('A report of this round was asked for many times')

  const guess = () => fetch(`${app.url}/invitation/a-guess`)
  expect((await guess()).status).toBe(410)
  expect((await guess()).status).toBe(410)
  expect((await guess()).status).toBe(429)
  await study.close()
})
