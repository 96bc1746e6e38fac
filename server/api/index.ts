import { codebookEndpoints } from './codebooks.ts'
import type { Endpoint } from './endpoint.ts'
import { layerEndpoints } from './layers.ts'
import { roundEndpoints } from './rounds.ts'

/** Every endpoint of the API. */
export const endpoints: readonly Endpoint[] = [
  ...codebookEndpoints,
  ...roundEndpoints,
  ...layerEndpoints,
]
