import { describe, expect, test } from 'vitest'
import type { DocumentName } from '#model/live/document-name.ts'
import type { Role, RoundStatus, Visibility } from '#model/round.ts'
import { permissionOf, type Standing } from '#server/live/rights/permission.ts'

const [round, transcript] = ['r', 't']
const names: Record<string, DocumentName> = {
  'own layer': { kind: 'layer', roundId: round, transcriptId: transcript, coderId: 'me' },
  'layer of another': { kind: 'layer', roundId: round, transcriptId: transcript, coderId: 'other' },
  feed: { kind: 'feed', roundId: round, transcriptId: transcript },
  room: { kind: 'room', roundId: round, transcriptId: transcript },
  codebook: { kind: 'codebook', projectId: 'p' },
}

function standing(
  roles: Role[] | undefined,
  status: RoundStatus,
  visibility: Visibility,
  completed = false,
  reopened = false,
): Standing {
  return {
    projectId: 'p',
    roles: new Map(roles && [['me', roles]]),
    spansAcrossTurns: true,
    round: { status, visibility, coders: ['me', 'other'], codebookVersion: 1 },
    isAssigned: true,
    completed,
    reopened,
    rightsVersion: 1,
  }
}

function ask(name: string, facts: Standing, scope: 'read' | 'write' = 'write'): string {
  const permission = permissionOf(names[name]!, facts, { person: { id: 'me' }, scope })
  if (permission.read !== null) return permission.read
  return permission.write === null ? 'writes' : `reads (${permission.write})`
}

const no = 'reads (not-permitted)'
const over = 'reads (round-not-running)'
const out = 'not-permitted'

// Who, in which round: own layer, layer of another, feed, room, codebook.
const table: [Role[], RoundStatus, Visibility, string[]][] = [
  [['coder'], 'running', 'open', ['writes', no, no, no, no]],
  [['coder'], 'closed', 'open', [over, no, no, no, no]],
  [['coder'], 'revealed', 'open', [over, no, no, no, no]],
  [['coder'], 'running', 'blind', ['writes', out, out, no, no]],
  [['coder'], 'closed', 'blind', [over, out, out, no, no]],
  [['coder'], 'revealed', 'blind', [over, no, no, no, no]],
  [['lead'], 'running', 'open', [no, no, no, no, 'writes']],
  [['lead'], 'running', 'blind', [out, out, out, out, 'writes']],
  [['lead', 'coder'], 'running', 'blind', ['writes', out, out, no, 'writes']],
  [['observer'], 'running', 'open', [out, out, out, out, no]],
  [['observer'], 'revealed', 'blind', [no, no, no, no, no]],
  [['adjudicator'], 'running', 'blind', [out, out, out, out, no]],
]

describe('what a socket may do', () => {
  test.each(table)('%s, a %s round that is %s', (roles, status, visibility, expected) => {
    const facts = standing(roles, status, visibility)
    expect(Object.keys(names).map((name) => ask(name, facts))).toEqual(expected)
  })

  test('nobody who is no member is told that anything is there', () => {
    const facts = standing(undefined, 'revealed', 'open')
    for (const name of Object.keys(names)) expect(ask(name, facts)).toBe('not-found')
  })

  test('a completed layer says so, and a token to read only reads', () => {
    const facts = standing(['coder'], 'running', 'open', true)
    expect(ask('own layer', facts)).toBe('reads (layer-completed)')
    expect(ask('own layer', standing(['coder'], 'running', 'open'), 'read')).toBe(no)
    expect(ask('codebook', standing(['lead'], 'running', 'open'), 'read')).toBe(no)
  })

  test('[RO9] a reopened layer is written by its coder although the round is closed', () => {
    const reopened = standing(['coder'], 'closed', 'blind', false, true)
    expect(ask('own layer', reopened)).toBe('writes')
    expect(ask('own layer', standing(['coder'], 'revealed', 'blind', false, true))).toBe(over)
    expect(ask('own layer', standing(['lead'], 'closed', 'blind', false, true))).toBe(out)
  })
})
