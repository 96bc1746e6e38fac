import { type RawBuilder, sql } from 'kysely'
import type { RoundKey } from './agreement.ts'

/** Which coded spans of a round; what is absent leaves them all. */
export interface SpanChoice {
  code?: string | undefined
  transcript?: string | undefined
  coder?: string | undefined
}

/**
 * The coded spans chosen, each with the ordinal of the turn it starts in, as a table expression
 * `spans (transcript_id, coder_id, id, code, start, "end", turn)`; `turn` is `null` in the preamble.
 *
 * Turns and spans are gone through once, in the order of the text: to look for the turn of each span would
 * take as long as there are spans times turns.
 */
export function spansInTurns(
  { projectId, roundId }: RoundKey,
  { code, transcript, coder }: SpanChoice,
): RawBuilder<unknown> {
  const isChosen = (column: string, value: string | undefined) =>
    value === undefined ? sql`` : sql`and ${sql.ref(column)} = ${value}`
  return sql`(
    select transcript_id, coder_id, id, code, start, "end", turn from (
      select *, max(ordinal) over (partition by transcript_id order by start, is_span
        rows unbounded preceding) as turn
      from (
        select transcript_id, null::uuid as coder_id, null::uuid as id, null as code, start, "end",
          ordinal, false as is_span
        from turns
        where project_id = ${projectId} ${isChosen('transcript_id', transcript)}
          and transcript_id in (select transcript_id from layers
            where project_id = ${projectId} and round_id = ${roundId})
        union all
        select transcript_id, coder_id, id, code, start, "end", null, true
        from coded_spans
        where project_id = ${projectId} and round_id = ${roundId}
          ${isChosen('code', code)} ${isChosen('transcript_id', transcript)} ${isChosen('coder_id', coder)}
      ) in_the_text
    ) numbered
    where is_span)`
}
