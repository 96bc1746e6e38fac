import type { FirstStep } from '#model/first-steps.ts'
import type { RoundAtGlance, Waiting } from '#server/overview.ts'
import { projectPath, roundPath, workspacePath } from '../../paths.ts'

/** Where each of the first steps is taken, as far as the project has come. */
export function stepAddresses({
  project,
  rounds,
  waiting,
  transcripts,
}: {
  project: { id: string; roles: readonly string[] }
  /** The newest first. */
  rounds: readonly Pick<RoundAtGlance, 'round'>[]
  waiting: readonly Waiting[]
  transcripts: number
}): Record<FirstStep, string | null> {
  const path = projectPath(project.id)
  const isLead = project.roles.includes('lead')
  const [next] = waiting
  // Agreement and exports belong to a round; the one revealed last has most to show.
  const shown = rounds.find(({ round }) => round.status === 'revealed') ?? rounds[0]
  const roundOf = shown && roundPath({ projectId: project.id, roundId: shown.round.id })
  const newRound = isLead && transcripts > 0 ? `${path}/rounds/new` : null
  return {
    transcripts: isLead ? `${path}/transcripts/add` : null,
    speakers: transcripts > 0 ? `${path}/transcripts` : null,
    codebook: `${path}/codebook`,
    coder: `${path}/members`,
    code: next === undefined ? newRound : workspacePath(next),
    agreement: roundOf === undefined ? null : `${roundOf}/agreement`,
    export: roundOf === undefined ? null : `${roundOf}/exports`,
  }
}
