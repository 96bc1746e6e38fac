import type { LayerOptions } from '#app/live/layer-options.ts'
import { workspacePath } from '#app/paths.ts'
import { codedSpanColumns, codedSpanRows, slotColumns } from '#model/formats/coded-spans-csv.ts'
import type { CodedSpan } from '#model/span.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'

/** Says of a thing in one's own layer what the tidy export says, so that it can be kept with its words. */
export function keptWords(opened: OpenedWorkspace): LayerOptions['describe'] {
  const { me, project, round, transcript } = opened
  const path = workspacePath({
    projectId: project.id,
    roundId: round.id,
    transcriptId: transcript.id,
  })
  const place = {
    project: project.name,
    round: round.name,
    transcript_id: transcript.id,
    transcript: transcript.title,
    coder_id: me.id,
    coder: me.name,
  }
  const rowOf = spanRows(opened)
  return ({ id, span, memo }) => ({
    path,
    row: span === null ? { ...place, span_id: id, memo } : rowOf(span),
  })
}

function spanRows({ me, project, round, transcript, codebook }: OpenedWorkspace) {
  let slots = slotColumns(codebook, [])
  const make = () =>
    codedSpanRows(
      {
        project: project.name,
        round: round.name,
        visibility: round.visibility,
        codebookVersion: round.codebookVersion,
        codebook,
        slots,
      },
      transcript,
    )
  // Made when it is needed first: it reads the whole text.
  let cellsOf: ReturnType<typeof make> | undefined
  return (span: CodedSpan) => {
    const found = Object.keys(span.slots)
    if (!found.every((slot) => slots.includes(slot))) {
      slots = slotColumns(codebook, [...slots, ...found])
      cellsOf = undefined
    }
    cellsOf ??= make()
    const cells = cellsOf(me, span)
    return Object.fromEntries(codedSpanColumns(slots).map((column, i) => [column, cells[i]!]))
  }
}
