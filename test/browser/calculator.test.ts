import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { barriersAt, barriersInViews } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

// A page is looked at in four views, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let app: VisitedApp
beforeAll(async () => {
  app = await startVisited()
  await app.person('Ana Ruiz')
})
afterAll(() => app?.close())

test('the calculator shows a stranger what a file says, without a barrier', async () => {
  const page = app.listen(await (await app.browser.newContext()).newPage())
  await page.goto(`${app.url}/sign-in`)
  await page.getByRole('link', { name: 'Agreement of a file of your own' }).click()
  await page.getByRole('heading', { name: 'Agreement calculator' }).waitFor()

  await page.getByRole('link', { name: 'Show me an example' }).click()
  await page.getByLabel('Rows as CSV').and(page.locator(':not(:empty)')).waitFor()
  await page.getByRole('button', { name: 'Calculate' }).click()
  await page.getByText('Krippendorff’s α, nominal, is').waitFor()
  const row = page.getByRole('row').filter({ hasText: 'Krippendorff’s α, nominal' })
  expect(await row.getByRole('img').getAttribute('aria-label')).toMatch(/^α \.\d\d, interval/)
  await page.getByText('rows went in').waitFor()
  expect(await barriersInViews(page, 'calculator-ratings')).toEqual([])

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save all figures as CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('agreement.csv')

  expect(
    await barriersAt(page, `${app.url}/agreement/calculator?kind=spans&example=1`, 'calculator'),
  ).toEqual([])
  await page.getByRole('button', { name: 'Calculate' }).click()
  await page.getByText('u-α, with overlapping codes').waitFor()
  await page.getByRole('heading', { name: 'Spans matched between two coders' }).waitFor()
  expect(await barriersInViews(page, 'calculator-spans')).toEqual([])

  await page.getByLabel('Rows as CSV').fill('coder,start,end,code\nAna,9,3,x\n')
  await page.getByRole('button', { name: 'Calculate' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('row 2: The span ends at 3')
  expect(await page.getByLabel('Rows as CSV').inputValue()).toContain('Ana,9,3,x')
  // The same of another row is another thing, and says of which.
  await page.getByLabel('Rows as CSV').fill('coder,start,end,code\n,1,3,x\n,4,6,x\n')
  await page.getByRole('button', { name: 'Calculate' }).click()
  await page.getByRole('alert').getByText('Row 3: It names no coder.').waitFor()
  expect(app.said.filter((line) => !line.includes('status of 400'))).toEqual([])
})
