import { agreementEndpoints } from './agreement.ts'
import { codebookEndpoints } from './codebooks.ts'
import { coefficientEndpoints } from './coefficients.ts'
import { discussionEndpoints } from './discussions.ts'
import type { Endpoint } from './endpoint.ts'
import { exportEndpoints } from './exports.ts'
import { inboxEndpoints } from './inbox.ts'
import { layerEndpoints } from './layers.ts'
import { memberEndpoints } from './members.ts'
import { planningEndpoints } from './planning.ts'
import { projectEndpoints } from './projects.ts'
import { reportEndpoints } from './reports.ts'
import { roundEndpoints } from './rounds.ts'
import { searchEndpoints } from './search.ts'
import { transcriptEndpoints } from './transcripts.ts'

/** Every endpoint of the API. */
export const endpoints: readonly Endpoint[] = [
  ...projectEndpoints,
  ...memberEndpoints,
  ...transcriptEndpoints,
  ...codebookEndpoints,
  ...searchEndpoints,
  ...roundEndpoints,
  ...layerEndpoints,
  ...discussionEndpoints,
  ...inboxEndpoints,
  ...agreementEndpoints,
  ...coefficientEndpoints,
  ...reportEndpoints,
  ...planningEndpoints,
  ...exportEndpoints,
]
