import type { LayerKey } from '#model/round.ts'

/** The columns that say which layer a row belongs to, as a condition: `row.and(ofLayer(layer))`. */
export function ofLayer({ projectId, roundId, transcriptId, coderId }: LayerKey) {
  return {
    project_id: projectId,
    round_id: roundId,
    transcript_id: transcriptId,
    coder_id: coderId,
  }
}
