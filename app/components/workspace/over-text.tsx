import type { RefObject } from 'react'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { ShownSpan } from '#app/text/shown-span.ts'
import { countWords } from '#app/text/snap.ts'
import type { TextView } from '#app/text/text-view.ts'
import type { Codes } from './codes.ts'
import { EdgeHandles } from './edge-handles.tsx'
import { FloatingPicker } from './floating-picker.tsx'
import { MemoMarks } from './memo-marks.tsx'
import { TalkMarksOnText } from './talk-marks-on-text.tsx'
import type { Acts } from './use-acts.ts'
import type { useCommands } from './use-commands.ts'
import type { Memos } from './use-memos.ts'
import type { PageState } from './use-page-state.ts'
import type { Selecting } from './use-selection.ts'
import type { WorkspaceTalk } from './use-talk.ts'

/** What lies over the text: marks of memos and threads, the edges of the open span, the picker at what is selected. */
export function OverText({
  view,
  reading,
  scroller,
  codes,
  recent,
  applied,
  acts,
  memos,
  talk,
  open,
  selecting,
  state,
  commands,
  turn,
  mayCrossTurns,
}: {
  view: TextView | null
  reading: ReadingText
  scroller: RefObject<HTMLElement>
  codes: Codes
  recent: readonly string[]
  /** Codes that what is selected has already. */
  applied: ReadonlySet<string>
  acts: Acts | null
  memos: Memos
  /** `null` where nobody talks. */
  talk: WorkspaceTalk | null
  open: ShownSpan | undefined
  selecting: Selecting
  state: PageState
  commands: ReturnType<typeof useCommands>
  /** Ordinal of the turn in view. */
  turn: number
  mayCrossTurns: boolean
}) {
  const { picker, setPicker } = state
  const { selection } = selecting
  return (
    <>
      <MemoMarks {...{ view, reading, memos }} current={turn} />
      {talk !== null && <TalkMarksOnText {...{ view, reading, talk }} />}
      {view !== null && acts !== null && picker === null && open?.coder === null && (
        <EdgeHandles
          {...{ view, reading, scroller, mayCrossTurns }}
          span={open.span}
          onStart={selecting.clear}
          onMove={(range) => acts.moveTo(open.span, range)}
        />
      )}
      {picker !== null && selection !== null && acts !== null && (
        <FloatingPicker
          {...{ selection, view, scroller, codes, recent, applied }}
          words={countWords(reading.quote(selection), reading.language)}
          quote={reading.quote(selection)}
          autoFocus={!picker.byTouch}
          onPick={commands.pick}
          onNew={commands.pickNew ?? undefined}
          onLeave={commands.leavePicker}
          onMark={state.setMarkedCode}
          onClose={() => setPicker(null)}
          onComment={talk === null ? null : commands.comment}
        />
      )}
    </>
  )
}
