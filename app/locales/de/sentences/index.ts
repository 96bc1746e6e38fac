import type { Sentences } from '../../../said.ts'
import agreement from './agreement.ts'
import calculator from './calculator.ts'
import codebook from './codebook.ts'
import codebookFiles from './codebook-files.ts'
import coding from './coding.ts'
import discussion from './discussion.ts'
import live from './live.ts'
import people from './people.ts'
import projects from './projects.ts'
import reports from './reports.ts'
import requests from './requests.ts'
import rounds from './rounds.ts'
import schemas from './schemas.ts'
import search from './search.ts'
import transcripts from './transcripts.ts'

/** What server, jobs and schemas say, by its English template; a file a part of the product. */
export default {
  ...schemas,
  ...requests,
  ...live,
  ...coding,
  ...discussion,
  ...rounds,
  ...people,
  ...projects,
  ...transcripts,
  ...codebook,
  ...codebookFiles,
  ...agreement,
  ...calculator,
  ...reports,
  ...search,
} satisfies Sentences
