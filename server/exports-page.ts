import { listRoundCoders } from '#db/exports.ts'
import { roundFacts } from '#db/rounds.ts'
import { codedSpanColumns, slotColumns } from '#model/formats/coded-spans-csv.ts'
import { commentColumns } from '#model/formats/comments-csv.ts'
import { memoColumns } from '#model/formats/memos-csv.ts'
import { longColumns, matrixColumns } from '#model/formats/reliability-csv.ts'
import { may } from '#model/rights.ts'
import { memberOf, requireMay, roundOf } from './access.ts'
import { codebookOf } from './codebooks.ts'
import { projectFor } from './projects.ts'
import type { Person, Services } from './services.ts'

/** What can be taken out of a round by whoever looks at the page, and what the files hold. */
export async function exportsPage(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
) {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-rounds' })
  const round = await roundOf(services, member, roundId)
  const facts = roundFacts(round)
  const [codebook, coders] = await Promise.all([
    codebookOf(services, member, round),
    listRoundCoders(services.db, projectId, roundId),
  ])
  const seesAll = may(member, { may: 'read-passages', round: facts })
  const seesOwn = may(member, { may: 'read-layer', round: facts, coder: person.id })
  return {
    project: projectFor(member),
    round,
    codes: codebook.codes.map(({ id, name }) => ({ id, name })),
    /** Whose coded spans, and memos, the file would hold. */
    spansOf: seesAll ? ('all' as const) : seesOwn ? ('own' as const) : ('nobody' as const),
    comments: may(member, { may: 'discuss', round: facts })
      ? ('all' as const)
      : ('nobody' as const),
    reliability: seesAll,
    columns: {
      spans: codedSpanColumns(slotColumns(codebook, [])),
      memos: memoColumns,
      comments: commentColumns,
      long: longColumns,
      matrix: matrixColumns(coders),
    },
  }
}
