import { randomUUID } from 'node:crypto'
import type { Row } from './table.ts'

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
  {
    at: 'POST /projects/{project}/rounds/{round}/codes',
    body: { name: 'In vivo' },
    who: 'LM=409 | | | LMAK=409',
  },

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
    at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/history',
    path: { coder: ':me' },
    who: 'MAK | MAK | MAK LUJO=404 | MAK LUJ=404',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/history',
    path: { coder: ':ben' },
    who: ' | | * | LMAKUJ',
  },
  // Nobody did so much.
  {
    at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/history/{act}',
    path: { coder: ':me', act: '99999' },
    who: 'MAK=404 | MAK=404 | *=404 | LMAKUJ=404',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/layers/{transcript}/{coder}/history/{act}',
    path: { coder: ':ben', act: '99999' },
    who: ' | | *=404 | LMAKUJ=404',
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
    at: 'GET /projects/{project}/rounds/{round}/discussions/{transcript}',
    who: ' | | * | LMAKUJ',
  },
  {
    at: 'POST /projects/{project}/rounds/{round}/discussions/{transcript}',
    body: { start: 0, end: 3, text: '' },
    who: ' | | *=400 | LMAKUJ=400',
  },
  {
    at: 'PATCH /projects/{project}/rounds/{round}/discussions/{transcript}/threads/{thread}',
    path: { thread: randomUUID() },
    body: { resolved: true },
    who: ' | | *=404 | LMAKUJ=404',
  },
  {
    at: 'POST /projects/{project}/rounds/{round}/discussions/{transcript}/threads/{thread}/comments',
    path: { thread: randomUUID() },
    body: { text: 'Yes.' },
    who: ' | | *=404 | LMAKUJ=404',
  },
  {
    at: 'PATCH /projects/{project}/rounds/{round}/discussions/{transcript}/comments/{comment}',
    path: { comment: randomUUID() },
    body: { text: 'Yes.' },
    who: ' | | *=404 | LMAKUJ=404',
  },
  {
    at: 'DELETE /projects/{project}/rounds/{round}/discussions/{transcript}/comments/{comment}',
    path: { comment: randomUUID() },
    who: ' | | *=404 | LMAKUJ=404',
  },
  { at: 'GET /projects/{project}/search/texts', query: 'q=nothing', who: '*' },
  { at: 'GET /projects/{project}/search/memos', query: 'q=nothing', who: '*' },
  { at: 'GET /projects/{project}/search/codes', query: 'q=nothing', who: '*' },

  { at: 'GET /mentions', who: '+' },
  {
    at: 'PATCH /mentions/{comment}',
    path: { comment: randomUUID() },
    body: { read: true },
    who: '+=404',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/agreement',
    query: 'bootstrap=0',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/agreement/anatomy',
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/agreement/codes/{code}/coefficients',
    path: { code: 'blame' },
    who: 'L | L | * | LMAKUJ',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/agreement/planning',
    query: 'ask=draw',
    who: 'L | L | * | LMAKUJ',
  },
  { at: 'GET /projects/{project}/rounds/{round}/agreement/reports', who: ' | | * | LMAKUJ' },
  {
    at: 'POST /projects/{project}/rounds/{round}/agreement/reports',
    body: {},
    who: ' | | LM=422 | LM=422',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/agreement/reports/{report}',
    path: { report: randomUUID() },
    who: ' | | *=404 | LMAKUJ=404',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/agreement/reports/{report}/bundle.zip',
    path: { report: randomUUID() },
    who: ' | | *=404 | LMAKUJ=404',
  },
  {
    at: 'GET /projects/{project}/rounds/{round}/jobs/{job}',
    path: { job: randomUUID() },
    who: 'L=404 | L=404 | *=404 | LMAKUJ=404',
  },
  {
    at: 'DELETE /projects/{project}/rounds/{round}/jobs/{job}',
    path: { job: randomUUID() },
    who: 'L=404 | L=404 | *=404 | LMAKUJ=404',
  },
  {
    at: 'GET /projects/{project}/coded-spans.csv',
    query: 'round=:round',
    who: 'MAK | MAK | * | LMAKUJ',
  },
  { at: 'GET /projects/{project}/rounds/{round}/memos.csv', who: 'MAK | MAK | * | LMAKUJ' },
  { at: 'GET /projects/{project}/rounds/{round}/comments.csv', who: ' | | * | LMAKUJ' },
  { at: 'GET /projects/{project}/rounds/{round}/reliability.csv', who: ' | | * | LMAKUJ' },
]
