import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MemberFacts, may, type Question, type RoundFacts } from '#model/rights.ts'
import { memberRoles, RoundStatus, Visibility } from '#model/round.ts'

const aRound = (facts: Partial<RoundFacts> = {}): RoundFacts => ({
  visibility: 'blind',
  status: 'running',
  coders: ['ana', 'ben'],
  ...facts,
})
const ana: MemberFacts = { id: 'ana', roles: ['coder'] }
const ben: MemberFacts = { id: 'ben', roles: ['coder'] }
const lena: MemberFacts = { id: 'lena', roles: ['lead'] }
const olga: MemberFacts = { id: 'olga', roles: ['observer'] }
const leadWhoCodes: MemberFacts = { id: 'ana', roles: ['lead', 'coder'] }

const roles = fc.subarray([...memberRoles])
const rounds = fc.record({
  visibility: fc.constantFrom(...Visibility.options),
  status: fc.constantFrom(...RoundStatus.options),
  coders: fc.subarray(['ana', 'ben', 'cem']),
})
const readsOthers = ['read-feed', 'read-passages'] as const

describe('blind rounds', () => {
  test('[RI1] of a blind round that is not revealed nobody sees another’s codes, whatever the roles', () => {
    fc.assert(
      fc.property(roles, rounds, (given, round) => {
        const member = { id: 'ana', roles: given }
        const blind = { ...round, visibility: 'blind' as const }
        if (blind.status === 'revealed') return
        expect(may(member, { may: 'read-layer', round: blind, coder: 'ben' })).toBe(false)
        for (const ask of readsOthers) expect(may(member, { may: ask, round: blind })).toBe(false)
      }),
    )
  })

  test('[RI2] figures of a blind round are for leads who do not code in it', () => {
    const figures: Question = { may: 'read-figures', round: aRound() }
    expect(may(lena, figures)).toBe(true)
    expect(may(leadWhoCodes, figures)).toBe(false)
    expect(may(ana, figures)).toBe(false)
    expect(may(olga, figures)).toBe(false)
  })

  test('[RI3] a lead sees the progress of a blind round, its coders do not', () => {
    expect(may(lena, { may: 'read-progress', round: aRound() })).toBe(true)
    expect(may(ana, { may: 'read-progress', round: aRound() })).toBe(false)
  })

  test('[RI1] once revealed, every member reads, observers too', () => {
    const round = aRound({ status: 'revealed' })
    for (const member of [ana, ben, lena, olga]) {
      expect(may(member, { may: 'read-layer', round, coder: 'ben' })).toBe(true)
      expect(may(member, { may: 'read-passages', round })).toBe(true)
    }
  })
})

describe('open rounds', () => {
  test('[RI4] members see one another live; observers wait until it is revealed', () => {
    const round = aRound({ visibility: 'open' })
    expect(may(ana, { may: 'read-layer', round, coder: 'ben' })).toBe(true)
    expect(may(lena, { may: 'read-feed', round })).toBe(true)
    expect(may(olga, { may: 'read-feed', round })).toBe(false)
  })
})

describe('writing', () => {
  test('[RI5] a layer is written by its own coder alone, while the round runs or it is reopened, and it is not completed', () => {
    fc.assert(
      fc.property(
        roles,
        rounds,
        fc.constantFrom('ana', 'ben'),
        fc.boolean(),
        fc.boolean(),
        (given, round, coder, completed, reopened) => {
          const member = { id: 'ana', roles: given }
          const allowed = may(member, {
            may: 'write-layer',
            round,
            coder,
            completed,
            reopened,
          })
          const expected =
            coder === 'ana' &&
            given.includes('coder') &&
            round.coders.includes('ana') &&
            (round.status === 'running' || (round.status === 'closed' && reopened)) &&
            !completed
          expect(allowed).toBe(expected)
        },
      ),
    )
  })

  test('[RI6] a completed layer is taken back by its coder while the round runs', () => {
    const ask = (round: RoundFacts, reopened = false): Question => ({
      may: 'complete-layer',
      round,
      coder: 'ana',
      reopened,
    })
    expect(may(ana, ask(aRound()))).toBe(true)
    expect(may(ana, ask(aRound({ status: 'closed' })))).toBe(false)
    expect(may(ana, ask(aRound({ status: 'closed' }), true))).toBe(true)
    expect(may(ana, ask(aRound({ status: 'revealed' }), true))).toBe(false)
    expect(may(ben, ask(aRound()))).toBe(false)
  })

  test('[RI7] leads alone manage the project, its transcripts, codebook and rounds', () => {
    const asks = [
      'manage-project',
      'write-transcripts',
      'write-codebook',
      'manage-rounds',
      'watch-rooms',
    ] as const
    for (const ask of asks) {
      expect(may(lena, { may: ask })).toBe(true)
      for (const other of [ana, olga, { id: 'ada', roles: ['adjudicator'] as const }]) {
        expect(may(other, { may: ask })).toBe(false)
      }
    }
  })

  test('[CF6] a job is cancelled by whoever asked for it, and by leads', () => {
    const ofAna = { may: 'cancel-job', askedBy: 'ana' } as const
    expect([ana, ben, lena].map((who) => may(who, ofAna))).toEqual([true, false, true])
    const ofNobody = { may: 'cancel-job', askedBy: null } as const
    expect([ana, lena].map((who) => may(who, ofNobody))).toEqual([false, true])
  })

  test('[RI8] who has no role left may nothing', () => {
    const gone: MemberFacts = { id: 'ana', roles: [] }
    const asks: Question[] = [
      { may: 'read-project' },
      { may: 'read-transcripts' },
      { may: 'read-codebook' },
      { may: 'cancel-job', askedBy: 'ana' },
      { may: 'read-rounds' },
      { may: 'manage-project' },
      ...RoundStatus.options.flatMap((status): Question[] =>
        Visibility.options.flatMap((visibility): Question[] => {
          const round = aRound({ status, visibility })
          return [
            { may: 'read-layer', round, coder: 'ana' },
            { may: 'write-layer', round, coder: 'ana', completed: false, reopened: true },
            { may: 'read-feed', round },
            { may: 'join-room', round },
            { may: 'read-progress', round },
            { may: 'read-figures', round },
          ]
        }),
      ),
    ]
    for (const ask of asks) expect(may(gone, ask)).toBe(false)
  })
})
