import agreement from './agreement.ts'
import anatomy from './anatomy.ts'
import calculator from './calculator.ts'
import checks from './checks.ts'
import codebook from './codebook.ts'
import common from './common.ts'
import discussion from './discussion.ts'
import exports from './exports.ts'
import inbox from './inbox.ts'
import palette from './palette.ts'
import passages from './passages.ts'
import people from './people.ts'
import pictures from './pictures.ts'
import planning from './planning.ts'
import projects from './projects.ts'
import reports from './reports.ts'
import rounds from './rounds.ts'
import saving from './saving.ts'
import search from './search.ts'
import transcripts from './transcripts.ts'
import workspace from './workspace.ts'

/** Every word on screen, by part of the house. English is the language the others are made from. */
export const en = {
  common,
  palette,
  people,
  projects,
  transcripts,
  codebook,
  rounds,
  workspace,
  discussion,
  inbox,
  saving,
  search,
  agreement,
  anatomy,
  calculator,
  reports,
  planning,
  checks,
  exports,
  passages,
  pictures,
  /** What server, jobs and schemas say is English as it comes. */
  sentences: {},
} as const
