import { isUnreachable } from './unreachable.ts'

type Load = (...asked: [{ request: Request }, ...unknown[]]) => Promise<unknown>

/** A route as the framework's router holds it. */
export interface RouterRoute {
  id: string
  loader?: Load
  /** Fetches what shows the page, where that was not needed before. */
  lazy?: () => Promise<{ loader?: Load }>
  children?: RouterRoute[]
}

/** What of the framework's router is looked at. */
export interface PageRouter {
  routes: RouterRoute[]
  state: {
    location: Place
    navigation: { location?: Place | undefined }
    loaderData: Record<string, unknown>
  }
  subscribe: (changed: (state: { navigation: { state: string } }) => void) => () => void
}

interface Place {
  pathname: string
  search: string
  hash: string
}

/**
 * Has a page stay as it is where the next one cannot be fetched, neither its code nor what it shows, and where it
 * cannot be loaded anew itself. Left alone, the framework loads the document again, which in a browser without a
 * network ends on a page of the browser's own, with all that was open gone. Links fetch nothing ahead (`prefetch`): what
 * the framework fetches so goes past its router, and the page goes when it fails. Remix 2.17 has no public way to it: what
 * is taken of its router, and the header that replaces an entry of the history, are private to it.
 *
 * @param fetchModule fetches the code of a route, or throws
 * @param say tells that the server cannot be reached
 */
export function stayWhenAway(
  router: PageRouter,
  fetchModule: (routeId: string) => Promise<unknown>,
  say: () => void,
): void {
  let isStaying = false
  const stay = (): Response => {
    say()
    isStaying = true
    keepScrolled(router, () => {
      isStaying = false
    })
    const { pathname, search, hash } = router.state.location
    const headers = { Location: pathname + search + hash, 'X-Remix-Replace': 'true' }
    return new Response(null, { status: 302, headers })
  }
  const loaded = (id: string, load: Load): Load => {
    const guarded: Load = async (...asked) => {
      try {
        return await load(...asked)
      } catch (error) {
        if (!isUnreachable(error)) throw error
        const { location, navigation, loaderData } = router.state
        const url = new URL(asked[0].request.url)
        if (isAt(location, url)) {
          // It is loaded anew for what others do, because somebody asked for it again, or since it is where one stays.
          const shown = loaderData[id]
          if (!isStaying && (navigation.location || shown === undefined)) say()
          if (shown === undefined) throw error
          return shown
        }
        throw navigation.location && isAt(navigation.location, url) ? stay() : error
      }
    }
    return Object.assign(guarded, load)
  }
  const guard = (route: RouterRoute): void => {
    const { id, loader, lazy, children = [] } = route
    if (loader) route.loader = loaded(id, loader)
    if (lazy) {
      route.lazy = async () => {
        try {
          await fetchModule(id)
        } catch {
          if (await isAway()) throw stay()
        }
        const fetched = await lazy()
        return fetched.loader ? { ...fetched, loader: loaded(id, fetched.loader) } : fetched
      }
    }
    children.forEach(guard)
  }
  router.routes.forEach(guard)
}

/** Arriving where one is already would scroll to the top. */
function keepScrolled(router: PageRouter, done: () => void): void {
  const [x, y] = [scrollX, scrollY]
  const unsubscribe = router.subscribe(({ navigation }) => {
    if (navigation.state !== 'idle') return
    unsubscribe()
    done()
    requestAnimationFrame(() => scrollTo(x, y))
  })
}

function isAt({ pathname, search }: Place, url: URL): boolean {
  return pathname === url.pathname && search === url.search
}

/** Code that is missing on a server that answers is that of an older build: then the page has to be loaded again. */
async function isAway(): Promise<boolean> {
  return fetch('/livez', { cache: 'no-store' }).then(
    () => false,
    () => true,
  )
}
