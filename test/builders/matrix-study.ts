import type { RoundStatus, Visibility } from '#model/round.ts'
import { replaceLayer } from '#server/layers.ts'
import { invite, removeMember } from '#server/members.ts'
import { createProject } from '#server/projects.ts'
import { createRound, setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { makeToken } from '#server/tokens.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { type App, startApp } from './app.ts'
import { invitedNewcomer } from './newcomer.ts'
import { testPassword } from './services.ts'

/**
 * Who asks: L a lead, M a lead who codes, A a coder, K an adjudicator who codes, U a coder to whom nothing
 * is assigned, J an adjudicator, O an observer; Z leads another project, X was taken out of this one.
 */
export const letters = [...'LMAKUJOZX'] as const
export type Letter = (typeof letters)[number]

/** The states of a round that an answer depends on, each a round of its own. */
export const roundStates = ['blind running', 'blind closed', 'blind revealed', 'open running']

/** All that an address or a form of a project can name. */
export interface Place {
  project: string
  transcript: string
  /** One for each state, in the order of `roundStates`. */
  rounds: string[]
  /** A coder of every round, whom nobody asks as. */
  ben: string
}

/** One way of asking: a session for pages, tokens for the API and for sockets. */
export interface Asker {
  person: Person
  cookie: string
  token: string
  readToken: string
}

export interface MatrixStudy {
  app: App
  askers: Map<Letter, Asker>
  own: Place
  /** Of a project that Z leads and nobody else knows. */
  foreign: Place
  close(): Promise<void>
}

/** What stands in texts, names and memos of the project, and in no answer to whoever may not see it. */
export const canaries = {
  project: 'Heronry',
  title: 'Kittiwake',
  text: 'turnstone',
  memo: 'dunlin',
}

/** The whole of Parley, and in it two projects with a round in each state, coded by two people. */
export async function startMatrixStudy(
  settings: Record<string, string> = {},
): Promise<MatrixStudy> {
  const app = await startApp({
    PARLEY_API_BURST: '100000',
    PARLEY_API_REQUESTS_PER_SECOND: '10000',
    PARLEY_EXPORTS_PER_MINUTE: '1000',
    ...settings,
  })
  const names = { L: 'Lia', M: 'Mia', A: 'Ana', K: 'Kai', J: 'Jon', O: 'Ola', Z: 'Zoe', X: 'Xia' }
  const people = new Map<string, Person>()
  for (const [letter, name] of Object.entries(names)) people.set(letter, await app.person(name))
  const ben = await app.person('Ben')
  const of = (letter: string) => people.get(letter)!

  const { services } = app
  const lead = of('L')
  const { id: project } = await createProject(services, lead, {
    name: canaries.project,
    codebook: 'political-discourse',
  })
  const roles = {
    M: ['lead', 'coder'],
    A: ['coder'],
    K: ['adjudicator', 'coder'],
    J: ['adjudicator'],
    O: ['observer'],
    X: ['coder'],
  } as const
  for (const [letter, own] of Object.entries(roles)) {
    await invite(services, lead, project, { email: of(letter).email, roles: [...own] })
  }
  await invite(services, lead, project, { email: ben.email, roles: ['coder'] })
  // Whose account was made for the project, so that a lead may make a password link.
  people.set('U', await invitedNewcomer(services, lead, project, 'Uma'))
  await removeMember(services, lead, project, of('X').id)
  // Lia made the project, and with it became its coder too.
  await services.db
    .updateTable('members')
    .set({ roles: ['lead'] })
    .where('project_id', '=', project)
    .where('person_id', '=', lead.id)
    .execute()

  const own = await placeIn(app, project, lead, [of('A'), of('M'), of('K')], ben)
  const { id: other } = await createProject(services, of('Z'), {
    name: 'Elsewhere',
    codebook: 'political-discourse',
  })
  await invite(services, of('Z'), other, { email: ben.email, roles: ['coder'] })
  const foreign = await placeIn(app, other, of('Z'), [of('Z')], ben)
  const askers = new Map<Letter, Asker>()
  for (const letter of letters) askers.set(letter, await askerOf(app, of(letter)))
  return { app, askers, own, foreign, close: () => app.close() }
}

async function placeIn(
  { services }: App,
  project: string,
  lead: Person,
  coders: Person[],
  ben: Person,
): Promise<Place> {
  const text = `ANA: A ${canaries.text} came by.\nBEN: It was gone.\nANA: So.\nBEN: Yes.\n`
  const stored = await storeTranscript(services, lead, project, { text }, { title: canaries.title })
  const transcript = stored.transcript.id
  const rounds: string[] = []
  for (const state of roundStates) {
    const [visibility, status] = state.split(' ') as [Visibility, RoundStatus]
    const { id } = await createRound(services, lead, project, {
      name: `Round ${rounds.length + 1}`,
      visibility,
      transcripts: [transcript],
      coders: [...coders, ben].map((person) => person.id),
    })
    for (const coder of [...coders, ben]) {
      const key = { projectId: project, roundId: id, transcriptId: transcript, coderId: coder.id }
      const codedSpans = [{ start: 0, end: 3, code: 'blame', memo: canaries.memo }]
      await replaceLayer(services, coder, key, { codedSpans })
    }
    if (status !== 'running') await setRoundStatus(services, lead, project, id, status)
    rounds.push(id)
  }
  return { project, transcript, rounds, ben: ben.id }
}

async function askerOf(app: App, person: Person): Promise<Asker> {
  const [token, readToken] = await Promise.all(
    (['write', 'read'] as const).map((scope) =>
      makeToken(app.services, person, { name: 'matrix', scope }),
    ),
  )
  return {
    person,
    cookie: await cookieOf(app, person),
    token: token!.token,
    readToken: readToken!.token,
  }
}

/** Signs a person in once more. @returns the Cookie header of the new session */
export async function cookieOf({ url }: App, { email }: Person): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url },
    body: new URLSearchParams({ email, password: testPassword }),
  })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}
