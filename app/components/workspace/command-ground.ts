import type { TFunction } from 'i18next'
import type { RefObject } from 'react'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { ShownSpans } from '#app/text/shown-list.ts'
import type { ShownSpan } from '#app/text/shown-span.ts'
import type { TextView } from '#app/text/text-view.ts'
import type { CodedSpan } from '#model/span.ts'
import type { Codes } from './codes.ts'
import type { Command } from './keys.ts'
import type { Acts } from './use-acts.ts'
import type { Filling } from './use-filling.ts'
import type { Find } from './use-find.ts'
import type { Memos } from './use-memos.ts'
import type { CodeAnew } from './use-new-codes.ts'
import type { PageState } from './use-page-state.ts'
import type { Place } from './use-place.ts'
import type { Selecting } from './use-selection.ts'
import type { WorkspaceTalk } from './use-talk.ts'

/** What is on the page while a command is given, and what a command may change of it. */
export interface CommandGround extends PageState {
  reading: ReadingText
  codes: Codes
  view: TextView | null
  selecting: Selecting
  place: Place
  /** In reading order. */
  own: readonly CodedSpan[]
  shown: ShownSpans
  open: ShownSpan | undefined
  /** `null` where nothing may be changed. */
  acts: Acts | null
  recent: readonly string[]
  memos: Memos
  /** `null` where nobody talks. */
  talk: WorkspaceTalk | null
  announce: (said: string) => void
  scroller: RefObject<HTMLElement>
  /** `null` where no code may be added. */
  codeAnew: CodeAnew | null
  find: Find
  filling: Filling
}

/** The same as the commands are given it: with words to say, and where they begin. */
export interface CommandStart extends CommandGround {
  t: TFunction<'workspace'>
  tTalk: TFunction<'discussion'>
  /** Code points; the turn in view where no caret was set. */
  caret: number
  /** Gives the keys back to the text. */
  focusText: () => void
}

/** Each answers `false` where the key was not used, so that the browser does what it always does. */
export type Commands = Partial<Record<Command, () => boolean>>
