import { createRequire } from 'node:module'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type PageRouter, type RouterRoute, stayWhenAway } from '#app/stay-when-away.ts'

/**
 * The framework's own router, of the version that pages have: what `stayWhenAway` takes of it is private to it, and
 * another version may have it otherwise.
 */
interface Router extends PageRouter {
  state: PageRouter['state'] & { revalidation: string; errors: Record<string, unknown> | null }
  initialize: () => Router
  navigate: (to: string) => Promise<void>
  revalidate: () => void
  dispose: () => void
}
const ofPages = createRequire(createRequire(import.meta.url).resolve('@remix-run/react'))
const { createMemoryHistory, createRouter } = ofPages('@remix-run/router') as {
  createMemoryHistory: (from: { initialEntries: string[] }) => unknown
  createRouter: (parts: { history: unknown; routes: object[] }) => Router
}

const isAway = { now: false }
const say = vi.fn()
const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))
const served = (what: string) => async () => (isAway.now ? unreachable() : what)
let router: Router

beforeEach(async () => {
  vi.stubGlobal('scrollX', 0)
  vi.stubGlobal('scrollY', 0)
  vi.stubGlobal('scrollTo', () => {})
  vi.stubGlobal('requestAnimationFrame', () => 0)
  isAway.now = false
  say.mockClear()
  const history = createMemoryHistory({ initialEntries: ['/here?part=1'] })
  const lazy: RouterRoute['lazy'] = async () => ({ loader: served('there, late') })
  const routes = [
    { id: 'here', path: '/here', loader: served('here') },
    { id: 'there', path: '/there', loader: served('there') },
    { id: 'late', path: '/late', lazy },
  ]
  router = createRouter({ history, routes }).initialize()
  await vi.waitFor(() => expect(router.state.loaderData).toEqual({ here: 'here' }))
  stayWhenAway(router, () => (isAway.now ? unreachable() : Promise.resolve()), say)
})
afterEach(() => {
  router.dispose()
  vi.unstubAllGlobals()
})

const shown = () => ({ ...router.state.location, ...router.state.loaderData })

test.each(['/there', '/late'])(
  'where %s cannot be fetched the page stays, with what it was loaded with, and says so',
  async (to) => {
    isAway.now = true
    await router.navigate(to)
    await vi.waitFor(() => expect(router.state.navigation.location).toBeUndefined())
    expect(shown()).toMatchObject({ pathname: '/here', search: '?part=1', here: 'here' })
    expect(say).toHaveBeenCalledTimes(1)
    isAway.now = false
    await router.navigate(to)
    await vi.waitFor(() => expect(router.state.location.pathname).toBe(to))
    expect(say).toHaveBeenCalledTimes(1)
  },
)

test('where a page cannot be loaded anew it stays as it was', async () => {
  isAway.now = true
  router.revalidate()
  await vi.waitFor(() => expect(router.state.revalidation).toBe('idle'))
  expect(shown()).toMatchObject({ pathname: '/here', here: 'here' })
  expect(router.state).toMatchObject({ errors: null })
  expect(say).not.toHaveBeenCalled()
})

test('who asks for the page they are on hears that it cannot be had', async () => {
  isAway.now = true
  await router.navigate('/here?part=1')
  expect(shown()).toMatchObject({ pathname: '/here', here: 'here' })
  expect(say).toHaveBeenCalledTimes(1)
})

test('a problem in place of a page goes when it is asked for again and can be had, and says so when not', async () => {
  isAway.now = true
  const routes = [{ id: 'first', path: '/first', loader: served('first'), hasErrorBoundary: true }]
  const history = createMemoryHistory({ initialEntries: ['/first'] })
  const other = createRouter({ history, routes }).initialize()
  stayWhenAway(other, () => Promise.resolve(), say)
  await vi.waitFor(() => expect(other.state.errors).toMatchObject({ first: expect.any(TypeError) }))
  other.revalidate()
  await vi.waitFor(() => expect(say).toHaveBeenCalledTimes(1))
  await vi.waitFor(() => expect(other.state.revalidation).toBe('idle'))
  expect(other.state.errors).not.toBeNull()
  isAway.now = false
  other.revalidate()
  await vi.waitFor(() => expect(other.state).toMatchObject({ errors: null }))
  expect(other.state.loaderData).toEqual({ first: 'first' })
  other.dispose()
})
