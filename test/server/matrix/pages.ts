import { randomUUID } from 'node:crypto'
import type { Row } from './table.ts'

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
  { at: 'GET /inbox', who: '+' },
  { at: 'POST /inbox', form: { intent: 'read', comment: randomUUID() }, who: '+=404' },
  { at: 'POST /inbox', form: { intent: 'unread', comment: randomUUID() }, who: '+=404' },
  { at: 'POST /inbox', form: { intent: 'read-all' }, who: '+' },
  { at: 'POST /inbox/read', form: { comment: randomUUID() }, who: '+=404' },
  { at: 'POST /keys', form: { choices: '{' }, who: '+=400' },
  { at: 'POST /hints', form: { hint: 'none' }, who: '+=400' },
  { at: 'GET /projects/new', who: '+' },
  { at: 'POST /projects/new', form: { name: '' }, who: '+=400' },

  // A project
  { at: 'GET /projects/:project', who: '*' },
  { at: 'POST /projects/:project', form: { intent: 'hide-steps' }, who: '*' },
  { at: 'GET /projects/:project/settings', who: 'LM' },
  { at: 'POST /projects/:project/settings', form: { intent: 'change', name: '' }, who: 'LM=400' },
  {
    at: 'POST /projects/:project/settings',
    form: { intent: 'thresholds', 'thresholds.0.value': 'high' },
    who: 'LM=400',
  },
  { at: 'POST /projects/:project/settings', form: { intent: 'delete' }, who: 'LM=400' },
  { at: 'GET /projects/:project/rooms', who: 'LM' },
  { at: 'GET /projects/:project/search', query: 'q=nothing', who: '*' },
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
  { at: 'GET /projects/:project/palette', who: '*' },
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
    form: { intent: 'new-code', name: 'In vivo' },
    who: 'LM=409 | | | LMAK=409',
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
  {
    at: 'GET /projects/:project/rounds/:round/transcripts/:transcript/history',
    who: 'MAK | MAK | MAK LUJO=404 | MAK LUJ=404',
  },

  // Agreement and exports
  {
    at: 'GET /projects/:project/rounds/:round/agreement',
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  { at: 'GET /projects/:project/rounds/:round/agreement/planning', who: 'L | L | * | LMAKUJ' },
  { at: 'GET /projects/:project/rounds/:round/agreement/report', who: 'L | L | * | LMAKUJ' },
  {
    // Nobody has completed anything there.
    at: 'POST /projects/:project/rounds/:round/agreement/report',
    form: {},
    who: ' | | LM=422 | LM=422',
  },
  {
    at: 'GET /projects/:project/rounds/:round/agreement/report/:report/:file',
    path: { report: randomUUID(), file: 'report.html' },
    who: ' | | *=404 | LMAKUJ=404',
  },
  { at: 'GET /projects/:project/rounds/:round/agreement/lost', who: 'L | L | * | LMAKUJ' },
  { at: 'GET /projects/:project/rounds/:round/agreement/disagreements', who: ' | | * | LMAKUJ' },
  {
    // To whoever may not watch, it is not there.
    at: 'GET /projects/:project/rounds/:round/agreement/live',
    who: 'L | L | LM | LM',
    others: 404,
  },
  {
    at: 'GET /projects/:project/rounds/:round/agreement/jobs/:job',
    path: { job: randomUUID() },
    who: 'L=404 | L=404 | *=404 | LMAKUJ=404',
  },
  {
    at: 'POST /projects/:project/rounds/:round/agreement/jobs/:job',
    path: { job: randomUUID() },
    who: 'L=404 | L=404 | *=404 | LMAKUJ=404',
  },
  {
    at: 'GET /projects/:project/rounds/:round/agreement/codes/:code',
    path: { code: 'blame' },
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/agreement/codes/:code/coefficients',
    path: { code: 'blame' },
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/agreement/pairs',
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/agreement/transcripts',
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/agreement/history',
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/agreement/units',
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/agreement/pictures/:file',
    path: { file: 'codes.svg' },
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/compare/:transcript',
    who: ' | | * | LMAKUJ',
  },
  { at: 'GET /projects/:project/rounds/:round/passages', who: 'MAK | MAK | * | LMAKUJ' },
  { at: 'GET /projects/:project/rounds/:round/pictures', who: 'MAK | MAK | * | LMAKUJ' },
  {
    at: 'GET /projects/:project/rounds/:round/pictures/:file',
    path: { file: 'codeline.svg' },
    who: 'MAK | MAK | * | LMAKUJ',
  },
  { at: 'GET /projects/:project/rounds/:round/exports', who: '*' },
  {
    at: 'GET /projects/:project/rounds/:round/exports/:file',
    path: { file: 'coded-spans.csv' },
    who: 'MAK | MAK | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/exports/:file',
    path: { file: 'memos.csv' },
    who: 'MAK | MAK | * | LMAKUJ',
  },
  {
    at: 'GET /projects/:project/rounds/:round/exports/:file',
    path: { file: 'comments.csv' },
    who: ' | | * | LMAKUJ',
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
  { at: 'GET /agreement/calculator', signedIn: 200, visitor: 200 },
  { at: 'POST /agreement/calculator', form: { kind: '' }, signedIn: 400, visitor: 400 },
  { at: 'GET /theme', signedIn: 302, visitor: 302 },
  { at: 'GET /language', signedIn: 302, visitor: 302 },
  { at: 'GET /text-setting', signedIn: 302, visitor: 302 },
  { at: 'GET /sign-out', signedIn: 302, visitor: 302 },
  { at: 'POST /theme', form: { theme: 'pink' }, signedIn: 400, visitor: 400 },
  { at: 'POST /text-setting', form: { size: 'huge' }, signedIn: 400, visitor: 302 },
  { at: 'POST /language', form: { language: 'xx' }, signedIn: 400, visitor: 400 },
  { at: 'GET /*', path: { '*': 'nowhere' }, signedIn: 404, visitor: 404 },
  // The last one: nobody is signed in after it.
  { at: 'POST /sign-out', form: {}, signedIn: 302, visitor: 302 },
]
