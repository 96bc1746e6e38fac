import { randomUUID } from 'node:crypto'
import type { DocumentName } from '#model/live/document-name.ts'
import { type Letter, letters, roundStates } from '../../builders/matrix-study.ts'

/**
 * Who may what: a row for every way to ask.
 *
 * Letters stand for who asks (`test/builders/matrix-study.ts`): L lead, M lead who codes, A coder, K
 * adjudicator who codes, U coder without a share, J adjudicator, O observer; `*` is all of these, `+` is
 * whoever is signed in. A cell lists who gets an answer, and with `=` another one than 200; everybody else
 * gets `others`. Four cells are for a round that is blind and running, blind and closed, revealed, open and
 * running; one cell holds in all of them.
 *
 * What is sent passes the question of who may and changes nothing: most of it is refused for what it says.
 */
export interface Row {
  at: string
  who: string
  /** Status for members who are in no cell. */
  others?: number
  form?: Readonly<Record<string, string | Blob>>
  body?: unknown
  query?: string
  /** Where the path has more than ids: the file of an export, the version of a codebook. */
  path?: Readonly<Record<string, string>>
}

/** Pages, forms and downloads, as `app/routes.ts` has them. */
export const pages: readonly Row[] = [
  { at: 'GET /', who: '+' },
  { at: 'POST /', form: { id: '' }, who: '+=400' },
  { at: 'GET /profile', who: '+' },
  { at: 'POST /profile', form: { intent: 'you', name: '' }, who: '+=400' },
  { at: 'POST /profile', form: { intent: 'password', current: 'x', next: 'x' }, who: '+=403' },
  { at: 'POST /profile', form: { intent: 'sign-out-elsewhere' }, who: '+' },
  { at: 'POST /profile', form: { intent: 'make-token', name: '' }, who: '+=400' },
  { at: 'POST /profile', form: { intent: 'revoke-token', id: randomUUID() }, who: '+=404' },
  { at: 'GET /projects/new', who: '+' },
  { at: 'POST /projects/new', form: { name: '' }, who: '+=400' },

  // A project
  { at: 'GET /projects/:project', who: '*' },
  { at: 'POST /projects/:project', form: { intent: 'hide-steps' }, who: '*' },
  { at: 'GET /projects/:project/settings', who: 'LM' },
  { at: 'POST /projects/:project/settings', form: { intent: 'change', name: '' }, who: 'LM=400' },
  { at: 'POST /projects/:project/settings', form: { intent: 'delete' }, who: 'LM=400' },
  { at: 'GET /projects/:project/rooms', who: 'LM' },
  { at: 'GET /projects/:project/members', who: '*' },
  { at: 'POST /projects/:project/members', form: { intent: 'invite', email: '' }, who: 'LM=400' },
  { at: 'POST /projects/:project/members', form: { intent: 'withdraw', id: '' }, who: 'LM=400' },
  {
    at: 'POST /projects/:project/members',
    form: { intent: 'roles', member: ':ben', roles: 'coder' },
    who: 'LM',
  },
  {
    at: 'POST /projects/:project/members',
    form: { intent: 'password-link', member: ':uma' },
    who: 'LM',
  },
  {
    at: 'POST /projects/:project/members',
    form: { intent: 'remove', member: randomUUID() },
    who: 'LM=404',
  },

  // Transcripts
  { at: 'GET /projects/:project/transcripts', who: '*' },
  { at: 'GET /projects/:project/transcripts/add', who: 'LM' },
  {
    at: 'POST /projects/:project/transcripts/store',
    form: { text: new Blob(['words']), choices: '{"title":""}' },
    who: 'LM=400',
  },
  { at: 'GET /projects/:project/transcripts/:transcript', who: '*' },
  {
    at: 'POST /projects/:project/transcripts/:transcript',
    form: { intent: 'about', title: '' },
    who: 'LM=400',
  },
  {
    at: 'POST /projects/:project/transcripts/:transcript',
    form: { intent: 'speakers', label: 'nobody' },
    who: 'LM=400',
  },
  {
    at: 'POST /projects/:project/transcripts/:transcript',
    form: { intent: 'delete' },
    who: 'LM=409',
  },
  { at: 'GET /projects/:project/transcripts/:transcript/original', who: '*' },

  // Codebook
  { at: 'GET /projects/:project/codebook', who: '*' },
  {
    at: 'POST /projects/:project/codebook',
    form: { intent: 'publish', version: '9' },
    who: 'LM=409',
  },
  { at: 'POST /projects/:project/codebook', form: { intent: 'remove', code: 'none' }, who: 'LM' },
  {
    at: 'POST /projects/:project/codebook',
    form: { intent: 'import', file: new File(['{'], 'codes.json') },
    who: 'LM=400',
  },
  { at: 'GET /projects/:project/codebook/versions/:version', path: { version: '1' }, who: '*' },
  {
    at: 'POST /projects/:project/codebook/versions/:version',
    path: { version: '1' },
    who: 'LM=302',
  },
  { at: 'GET /projects/:project/codebook/file', who: '*' },

  // Rounds
  { at: 'GET /projects/:project/rounds/new', who: 'LM' },
  { at: 'POST /projects/:project/rounds/new', form: { name: '' }, who: 'LM=400' },
  { at: 'POST /projects/:project/rounds/new', form: { intent: 'share' }, who: 'LM' },
  { at: 'GET /projects/:project/rounds/:round', who: '*' },
  {
    at: 'POST /projects/:project/rounds/:round',
    form: { intent: 'reopen', transcript: ':transcript', coder: ':uma' },
    who: 'LM=404',
  },
  {
    at: 'POST /projects/:project/rounds/:round',
    form: { intent: 'end', transcript: ':transcript', coder: ':ben' },
    who: 'LM',
  },
  { at: 'POST /projects/:project/rounds/:round', form: { intent: 'status' }, who: 'LM=400' },
  { at: 'GET /projects/:project/rounds/:round/settings', who: 'LM' },
  {
    at: 'POST /projects/:project/rounds/:round/settings',
    form: { intent: 'rename', name: '' },
    who: 'LM=400',
  },
  {
    at: 'POST /projects/:project/rounds/:round/settings',
    form: { intent: 'assign' },
    who: 'LM=400',
  },
  {
    at: 'POST /projects/:project/rounds/:round/settings',
    form: { intent: 'status' },
    who: 'LM=400',
  },
  {
    at: 'POST /projects/:project/rounds/:round/settings',
    form: { intent: 'delete' },
    who: 'LM=409',
  },

  // The workspace
  {
    at: 'GET /projects/:project/rounds/:round/transcripts/:transcript',
    who: 'MAK | MAK | * | LMAKUJ',
  },
  {
    // Whoever only reads leaves no mark, and is not told off for it.
    at: 'POST /projects/:project/rounds/:round/transcripts/:transcript',
    form: { intent: 'position', turn: '1' },
    who: 'MAK | * | * | MAK',
  },
  {
    at: 'POST /projects/:project/rounds/:round/transcripts/:transcript',
    form: { intent: 'complete' },
    who: 'MAK | MAK=409 | MAK=409 | MAK',
    others: 404,
  },
  {
    at: 'POST /projects/:project/rounds/:round/transcripts/:transcript',
    form: { intent: 'take-back' },
    who: 'MAK | MAK=409 | MAK=409 | MAK',
    others: 404,
  },
  // Nobody has a removal of that id.
  {
    at: 'POST /projects/:project/rounds/:round/transcripts/:transcript',
    form: { intent: 'restore', removal: randomUUID() },
    who: '*=404',
  },
  {
    at: 'POST /projects/:project/rounds/:round/transcripts/:transcript',
    form: { intent: 'let-be', removal: randomUUID() },
    who: '*=404',
  },
  { at: 'GET /projects/:project/rounds/:round/transcripts/:transcript/standing', who: '*' },

  // Agreement and exports
  {
    at: 'GET /projects/:project/rounds/:round/agreement',
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/compare/:transcript',
    who: ' | | * | LMAKUJ',
  },
  { at: 'GET /projects/:project/rounds/:round/exports', who: '*' },
  {
    at: 'GET /projects/:project/rounds/:round/exports/:file',
    path: { file: 'coded-spans.csv' },
    who: 'MAK | MAK | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/exports/:file',
    path: { file: 'reliability.csv' },
    who: ' | | * | LMAKUJ',
  },
]

/** Addresses that somebody without an account may open too: who is signed in, who is not. */
export const openPages: readonly (Omit<Row, 'who'> & { signedIn: number; visitor: number })[] = [
  { at: 'GET /set-up', signedIn: 302, visitor: 302 },
  { at: 'POST /set-up', form: { token: 'x' }, signedIn: 410, visitor: 410 },
  { at: 'GET /sign-in', signedIn: 302, visitor: 200 },
  { at: 'POST /sign-in', form: { email: '', password: '' }, signedIn: 403, visitor: 403 },
  { at: 'GET /invitation/:token', path: { token: 'x' }, signedIn: 410, visitor: 410 },
  { at: 'POST /invitation/:token', path: { token: 'x' }, form: {}, signedIn: 410, visitor: 410 },
  { at: 'GET /password/:token', path: { token: 'x' }, signedIn: 410, visitor: 410 },
  { at: 'POST /password/:token', path: { token: 'x' }, form: {}, signedIn: 410, visitor: 410 },
  { at: 'GET /theme', signedIn: 302, visitor: 302 },
  { at: 'GET /sign-out', signedIn: 302, visitor: 302 },
  { at: 'POST /theme', form: { theme: 'pink' }, signedIn: 400, visitor: 400 },
  { at: 'GET /*', path: { '*': 'nowhere' }, signedIn: 404, visitor: 404 },
  // The last one: nobody is signed in after it.
  { at: 'POST /sign-out', form: {}, signedIn: 302, visitor: 302 },
]

/** The API, as `server/api/index.ts` has it. */
export const endpointRows: readonly Row[] = [
  { at: 'GET /projects', who: '+' },
  { at: 'POST /projects', body: { name: '' }, who: '+=400' },
  { at: 'GET /projects/{project}', who: '*' },
  { at: 'PATCH /projects/{project}', body: {}, who: 'LM' },
  { at: 'DELETE /projects/{project}', query: 'name=x', who: 'LM=400' },

  { at: 'GET /projects/{project}/members', who: '*' },
  {
    at: 'POST /projects/{project}/members',
    body: { email: ':lia', roles: ['coder'] },
    who: 'LM=409',
  },
  {
    at: 'PATCH /projects/{project}/members/{member}',
    path: { member: ':ben' },
    body: { roles: ['coder'] },
    who: 'LM',
  },
  {
    at: 'DELETE /projects/{project}/members/{member}',
    path: { member: randomUUID() },
    who: 'LM=404',
  },

  { at: 'GET /projects/{project}/transcripts', who: '*' },
  {
    at: 'POST /projects/{project}/transcripts',
    body: { title: 'T', text: '' },
    who: 'LM=400',
  },
  { at: 'GET /projects/{project}/transcripts/{transcript}', who: '*' },
  {
    at: 'PATCH /projects/{project}/transcripts/{transcript}',
    body: { speakers: [{ label: 'nobody' }] },
    who: 'LM=400',
  },
  { at: 'DELETE /projects/{project}/transcripts/{transcript}', who: 'LM=409' },

  { at: 'GET /projects/{project}/codebook', who: '*' },
  {
    at: 'PUT /projects/{project}/codebook',
    body: { name: 'Without what is used', codes: [] },
    who: 'LM=409',
  },
  { at: 'GET /projects/{project}/codebook/versions', who: '*' },
  { at: 'POST /projects/{project}/codebook/versions', who: 'LM=409' },
  {
    at: 'GET /projects/{project}/codebook/versions/{version}',
    path: { version: '1' },
    who: '*',
  },

  { at: 'GET /projects/{project}/rounds', who: '*' },
  {
    at: 'POST /projects/{project}/rounds',
    body: {
      name: 'R',
      visibility: 'open',
      transcripts: [':transcript'],
      coders: [':ben'],
      codebookVersion: 99,
    },
    who: 'LM=404',
  },
  { at: 'GET /projects/{project}/rounds/{round}', who: '*' },
  {
    at: 'PATCH /projects/{project}/rounds/{round}',
    body: { assignments: [{ transcript: randomUUID(), coders: [':ben'] }] },
    who: 'LM=404 | LM=409 | LM=409 | LM=404',
  },
  { at: 'DELETE /projects/{project}/rounds/{round}', who: 'LM=409' },

  // One's own layer
  {
    at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { coder: ':me' },
    who: 'MAK | MAK | MAK LUJO=404 | MAK LUJ=404',
  },
  {
    at: 'PUT /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { coder: ':me' },
    body: { codedSpans: [] },
    who: 'MAK | MAK=409 | MAK=409 | MAK',
    others: 404,
  },
  {
    at: 'PATCH /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { coder: ':me' },
    body: { complete: false },
    who: 'MAK | MAK=409 | MAK=409 | MAK',
    others: 404,
  },
  // Another's
  {
    at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { coder: ':ben' },
    who: ' | | * | LMAKUJ',
  },
  {
    at: 'PUT /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { coder: ':ben' },
    body: { codedSpans: [] },
    who: '',
  },
  {
    at: 'PATCH /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { coder: ':ben' },
    body: { complete: true },
    who: '',
  },
  {
    at: 'PATCH /projects/{project}/rounds/{round}/layers/{transcript}/{coder}',
    path: { coder: ':ben' },
    body: { reopened: false },
    who: 'LM',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/removals',
    path: { coder: ':me' },
    who: 'MAK',
    others: 404,
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/removals',
    path: { coder: ':ben' },
    who: 'L | L | LM | LM',
  },
  {
    at: 'PATCH /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/removals/{removal}',
    path: { coder: ':me', removal: randomUUID() },
    body: { restore: true },
    who: '*=404',
  },
  {
    at: 'PATCH /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/removals/{removal}',
    path: { coder: ':ben', removal: randomUUID() },
    body: { restore: true },
    who: '',
  },

  {
    at: 'GET /projects/{project}/rounds/{round}/agreement',
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/{project}/coded-spans.csv',
    query: 'round=:round',
    who: 'MAK | MAK | * | LMAKUJ',
  },
  { at: 'GET /projects/{project}/rounds/{round}/reliability.csv', who: ' | | * | LMAKUJ' },
]

/** Who reads a live document and who writes it; a socket closes with 4000 more than the status here. */
export interface DocumentRow {
  of: string
  reads: string
  writes: string
}

/** Live documents under their kinds; a kind without rows does not pass the types. */
export const documents = {
  layer: [
    {
      of: 'layer.:round.:transcript.:me',
      // Of whoever may see every layer and has none there is none.
      reads: 'MAK | MAK | MAK LUJO=404 | MAK LUJ=404',
      writes: 'MAK | MAK=409 | MAK=409 | MAK',
    },
    { of: 'layer.:round.:transcript.:ben', reads: ' | | * | LMAKUJ', writes: '' },
  ],
  feed: [{ of: 'feed.:round.:transcript', reads: ' | | * | LMAKUJ', writes: '' }],
  room: [{ of: 'room.:round.:transcript', reads: 'MAK | MAK | * | LMAKUJ', writes: '' }],
  codebook: [{ of: 'codebook.:project', reads: '*', writes: 'LM' }],
} satisfies Record<DocumentName['kind'], readonly DocumentRow[]>

/** The statuses of a cell by letter. */
export function expected(who: string, state: number, letter: Letter, others = 403): number {
  const cells = who.split('|')
  const cell = cells.length === 1 ? cells[0]! : cells[state]!
  for (const group of cell.trim().split(/\s+/).filter(Boolean)) {
    const [whose, status = '200'] = group.split('=') as [string, string?]
    const named = whose.replace('+', letters.join('')).replace('*', letters.slice(0, 7).join(''))
    if (named.includes(letter)) return Number(status)
  }
  return letter === 'Z' || letter === 'X' ? 404 : others
}

/** How many states a row is asked in: those without a round in them only once. */
export function statesOf(asked: string): number[] {
  return /[:{]round\b/.test(asked) ? roundStates.map((_, index) => index) : [0]
}
