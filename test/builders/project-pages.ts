import type { App } from './app.ts'
import { countStatements } from './counted-statements.ts'
import type { StoredRound } from './stored-round.ts'

/** A page of a project, by its address. */
export interface ProjectPage {
  name: string
  path: string
}

/** Every page of a project that shows what is stored; those of figures show what jobs made, and are asked elsewhere. */
export function projectPages({ projectId, roundId, transcripts }: StoredRound): ProjectPage[] {
  const project = `/projects/${projectId}`
  const round = `${project}/rounds/${roundId}`
  return [
    { name: 'project', path: project },
    { name: 'settings', path: `${project}/settings` },
    { name: 'members', path: `${project}/members` },
    { name: 'open rooms', path: `${project}/rooms` },
    { name: 'search', path: `${project}/search?q=said` },
    { name: 'transcripts', path: `${project}/transcripts` },
    { name: 'transcript', path: `${project}/transcripts/${transcripts[0]}` },
    { name: 'codebook', path: `${project}/codebook` },
    { name: 'codebook version', path: `${project}/codebook/versions/1` },
    { name: 'new round', path: `${project}/rounds/new` },
    { name: 'round', path: round },
    { name: 'round settings', path: `${round}/settings` },
    { name: 'workspace', path: `${round}/transcripts/${transcripts[0]}` },
    { name: 'compare', path: `${round}/compare/${transcripts[0]}` },
    { name: 'passages', path: `${round}/passages` },
    { name: 'pictures', path: `${round}/pictures` },
    { name: 'exports', path: `${round}/exports` },
  ]
}

/** What a page cost: milliseconds to its last byte, and statements that the database was asked. */
export interface Visited {
  ms: number
  statements: number
}

/** Visits pages as the round's lead, who signs in first. @returns how to visit one */
export async function visitor(
  app: App,
  { lead }: StoredRound,
): Promise<(page: ProjectPage) => Promise<Visited>> {
  const cookie = await app.cookieOf(lead)
  const asked = countStatements(app.services)
  return async ({ name, path }) => {
    const [before, from] = [asked(), performance.now()]
    const answer = await fetch(app.url + path, { headers: { Cookie: cookie } })
    await answer.text()
    if (!answer.ok) throw new Error(`The page “${name}” answered ${answer.status}.`)
    return { ms: performance.now() - from, statements: asked() - before }
  }
}
