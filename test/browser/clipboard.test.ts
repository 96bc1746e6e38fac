import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { lengths } from '#model/lengths.ts'
import { limits } from '#model/limits.ts'
import { filter, type Study, saved, startCodingStudy } from './coding-study.ts'
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
