import type { BrowserContext, Page } from 'playwright-core'
import { hints } from '#model/hints.ts'
import type { CodedSpan } from '#model/span.ts'
import { closeHint } from '#server/hints.ts'
import type { Api } from '../builders/app.ts'
import { selectWords } from './hands.ts'
import { startVisited, type VisitedApp } from './visited.ts'

export const text = `Notes from the pier, 3 June.

ANA: The ferry was late again 👩‍👩‍👧 and nobody told us why. The company owes the island an answer.
BEN: It was the storm, not the company. We should sit down with them and talk.
ANA: Storms come every year. A timetable that forgets them is a choice, and the choice was theirs.
BEN: Then let us ask for one that does not.
`

export interface Study {
  app: VisitedApp
  projectId: string
  transcriptId: string
  contexts: { ana: BrowserContext; ben: BrowserContext }
  ids: { ana: string; ben: string }
  /** The API as the lead of the project. */
  lead: Api
  /** @param more what else is asked for, as the codebook it codes with */
  newRound(visibility: 'open' | 'blind', more?: object): Promise<Round>
  close(): Promise<void>
}

interface Round {
  id: string
  path: string
  open(context: BrowserContext): Promise<Page>
  setStatus(status: string): Promise<void>
  spansOf(coder: string): Promise<{ start: number; end: number; code: string; memo: string }[]>
  /** Makes a coder's layer hold these spans and no other, as another device of theirs would. */
  putSpans(coder: string, codedSpans: readonly CodedSpan[]): Promise<void>
}

/** A project with one transcript that two people code, each in a browser of their own. `close` stops all. */
export async function startCodingStudy(): Promise<Study> {
  const app = await startVisited()
  const { person, api, signedIn, services, url, browser } = app
  const [lia, ana, ben] = await Promise.all(['Lia Sander', 'Ana Vidal', 'Ben Ode'].map(person))
  const lead = await api(lia!)
  const { id: projectId } = await lead.json<{ id: string }>('POST', '/projects', {
    name: 'Ferry talk',
    codebook: 'political-discourse',
  })
  for (const coder of [ana!, ben!]) {
    await services.db
      .insertInto('members')
      .values({ project_id: projectId, person_id: coder.id, roles: ['coder'] })
      .execute()
    // People who have coded before: no hint stands under the text.
    for (const hint of hints) await closeHint(services, coder, hint)
  }
  const { id: transcriptId } = await lead.json<{ id: string }>(
    'POST',
    `/projects/${projectId}/transcripts`,
    { title: 'At the pier', text, language: 'en' },
  )
  const contexts = {
    ana: await signedIn(browser, ana!),
    ben: await signedIn(browser, ben!),
  }
  return {
    app,
    projectId,
    transcriptId,
    contexts,
    ids: { ana: ana!.id, ben: ben!.id },
    lead,
    async newRound(visibility, more = {}) {
      const { id } = await lead.json<{ id: string }>('POST', `/projects/${projectId}/rounds`, {
        name: `A ${visibility} round`,
        visibility,
        transcripts: [transcriptId],
        coders: [ana!.id, ben!.id],
        ...more,
      })
      const path = `/projects/${projectId}/rounds/${id}`
      const layerOf = (coder: string) => `${path}/layers/${transcriptId}/${coder}`
      const apiOf = (coder: string) => api([ana!, ben!].find((person) => person.id === coder)!)
      return {
        id,
        path: `${url}${path}/transcripts/${transcriptId}`,
        async open(context) {
          const page = await context.newPage()
          await page.goto(`${url}${path}/transcripts/${transcriptId}`)
          await saved(page)
          return page
        },
        async setStatus(status) {
          await lead.json('PATCH', path, { status })
        },
        async spansOf(coder) {
          const layer = await (await apiOf(coder)).json<{ codedSpans: [] }>('GET', layerOf(coder))
          return layer.codedSpans
        },
        async putSpans(coder, codedSpans) {
          await (await apiOf(coder)).json('PUT', layerOf(coder), { codedSpans })
        },
      }
    },
    close: () => app.close(),
  }
}

export const bar = (page: Page) => page.locator('header')
export const saved = (page: Page) => bar(page).getByText('Saved', { exact: true }).waitFor()
export const list = (page: Page) =>
  page.getByRole('region', { name: 'Coded spans in this transcript' })
export const said = (page: Page, words: string) =>
  page.locator('p[aria-live=polite]').getByText(words).waitFor()
export const filter = (page: Page) =>
  page.getByRole('combobox', { name: 'Code the selected words' })
export const quoteOf = ({ start, end }: { start: number; end: number }) =>
  [...text].slice(start, end).join('')

/** Codes “the storm” with the first code of the codebook. */
export async function codeStorm(page: Page): Promise<void> {
  await selectWords(page, 'the storm')
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
}

/** Opens a round, codes “the storm” without a network, and waits until the page says where that is. */
export async function codeOffline(round: Round, context: BrowserContext): Promise<Page> {
  const page = await round.open(context)
  // What may be asked of it later comes once it stands.
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await codeStorm(page)
  await bar(page).getByText('Offline, 1 change kept on this device').waitFor({ timeout: 20_000 })
  return page
}
