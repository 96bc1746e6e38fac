import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { invite } from '#server/members.ts'
import { makePasswordLink } from '#server/password-links.ts'
import { startApp } from '../builders/app.ts'
import { aCodebook } from '../builders/codebook.ts'
import { LiveClient } from '../builders/live-client.ts'
import { aSpan, eventually } from '../builders/live-study.ts'
import { keptLog } from '../builders/log.ts'

/** What must never stand in a log, however it came in. */
const canary = {
  text: 'The heron stood in the reeds.',
  memo: 'kingfisher memo',
  password: 'wrong bittern password',
  newPassword: 'right bittern password',
  query: 'grebe-in-a-query',
  title: 'Egret at the pier',
}
const words = /heron|kingfisher|bittern|grebe|egret/i

test('[SO1] whatever pages, API and sockets are sent, nothing of it is in the log', async () => {
  const kept = keptLog()
  const app = await startApp({}, { log: kept.log })
  const secrets: string[] = []
  const lead = await app.person('Lia')
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(`${app.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: app.url, Cookie: cookie },
      body: new URLSearchParams(fields),
    })

  // Signing in, wrong and right, with queries and cookies.
  await post(`/sign-in?next=/${canary.query}`, { email: lead.email, password: canary.password })
  const signedIn = await post('/sign-in', { email: lead.email, password: 'correct horse battery' })
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
  secrets.push(cookie.split('=')[1]!.slice(0, 40), 'correct horse')

  // A study over the API, with what it refuses as well.
  const api = await app.api(lead)
  secrets.push(api.token)
  const { id: project } = await api.json<{ id: string }>('POST', '/projects', { name: 'Ferry' })
  const base = `/projects/${project}`
  const { id: transcript } = await api.json<{ id: string }>('POST', `${base}/transcripts`, {
    title: canary.title,
    text: canary.text,
  })
  await api.json('PUT', `${base}/codebook`, aCodebook({ name: 'Codes' }))
  const { id: round } = await api.json<{ id: string }>('POST', `${base}/rounds`, {
    name: 'Round 1',
    visibility: 'open',
    transcripts: [transcript],
    coders: [lead.id],
  })
  await fetch(`${app.url}/api/v1/projects?token=${canary.query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${api.token}`, 'Content-Type': 'application/json' },
    body: `{"text": "${canary.text}`,
  })
  await fetch(`${app.url}/api/v1/projects/${api.token}`)
  const layer = `${base}/rounds/${round}/layers/${transcript}/${lead.id}`
  const span = { start: 0, end: 9, code: 'blame', memo: canary.memo }
  await api.json('PUT', layer, { codedSpans: [span] })
  const refused = await api.ask('PUT', layer, { codedSpans: [{ ...span, [canary.memo]: 1 }] })
  expect(refused.status).toBe(400)

  // Links that open something, in every spelling that the pages know.
  const { link } = await invite(app.services, lead, project, {
    email: 'ben@example.org',
    roles: ['coder'],
  })
  for (const path of [`/invitation/${link}`, `/Invitation/${link}`, `/%69nvitation/${link}.data`]) {
    await fetch(`${app.url}${path}?next=${canary.query}`)
  }
  const account = { name: 'Ben', initials: '', password: canary.newPassword }
  const joined = await post(`/invitation/${link}`, account)
  expect(joined.status).toBe(302)
  const members = await api.json<{ items: { id: string; name: string }[] }>(
    'GET',
    `${base}/members`,
  )
  const ben = members.items.find(({ name }) => name === 'Ben')!
  const reset = await makePasswordLink(app.services, lead, project, ben.id)
  await fetch(`${app.url}/password/${reset}`)
  await post(`/password/${reset}`, { password: canary.newPassword })
  secrets.push(link!, reset)

  // Every page of the project, and its downloads.
  const pages = ['', '/transcripts', `/transcripts/${transcript}`, '/codebook', '/members']
  pages.push(`/rounds/${round}`, `/rounds/${round}/transcripts/${transcript}`)
  pages.push(`/rounds/${round}/agreement`, `/rounds/${round}/exports`)
  for (const page of pages) {
    const url = `${app.url}/projects/${project}${page}?q=${canary.query}`
    const shown = await fetch(url, { headers: { Cookie: cookie } })
    expect(shown.status, page).toBeLessThan(500)
    await shown.text()
  }

  // Live: what is taken, what is refused, and names that are none.
  const live = `${app.url.replace('http', 'ws')}/live`
  const document = `layer.${round}.${transcript}.${lead.id}`
  const dial = (name: string) => new LiveClient(live, name, null, `token=${api.token}`)
  const client = await dial(document).join()
  client.layer.put(aSpan({ code: 'blame', memo: canary.memo, end: 9 }))
  await client.saved()
  client.doc.getMap('codedSpans').set(canary.memo, { memo: canary.memo })
  await client.closed
  await dial(encodeURIComponent(canary.text)).closed
  const texting = await dial(document).open()
  texting.sendText(canary.text)
  await texting.closed
  await fetch(`${app.url}/live/${encodeURIComponent(canary.query)}`)

  // Defects: the database refuses what was believed to be right, on its way from each door.
  await sql`alter table coded_spans add constraint no_memos check (memo = 'none') not valid`.execute(
    app.services.db,
  )
  await sql`alter table transcripts add constraint no_titles check (title = 'none') not valid`.execute(
    app.services.db,
  )
  const failing = await dial(document).join()
  failing.layer.put(aSpan({ code: 'blame', memo: canary.memo, end: 12 }))
  await failing.closed
  const broken = await api.ask('POST', `${base}/transcripts`, {
    title: canary.title,
    text: `${canary.text} Again.`,
  })
  expect(broken.status).toBe(500)
  const renamed = await post(
    `/projects/${project}/transcripts/${transcript}?index`,
    { intent: 'about', title: `${canary.title} again`, language: 'en' },
    cookie,
  )
  expect(renamed.status).toBe(500)

  await eventually(() => kept.lines('a change cannot be stored').length === 1)
  expect(kept.lines('request failed')).toHaveLength(1)
  expect(kept.lines('a page failed')).toHaveLength(1)
  expect(kept.lines('request').length).toBeGreaterThan(25)
  expect(kept.lines('socket closed').length).toBeGreaterThanOrEqual(4)
  await app.close()

  expect(kept.text()).not.toMatch(words)
  for (const secret of secrets) expect(kept.text()).not.toContain(secret)
})
