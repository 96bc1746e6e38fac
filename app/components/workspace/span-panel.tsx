import { useTranslation } from 'react-i18next'
import { useAfterPaint } from '#app/after-paint.ts'
import type { LayerSession } from '#app/live/layer-session.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { ShownSpans } from '#app/text/shown-list.ts'
import type { ShownSpan } from '#app/text/shown-span.ts'
import type { Span } from '#model/span.ts'
import type { Codes } from './codes.ts'
import { HistorySection } from './history/history-section.tsx'
import type { OwnLayerHistory } from './history/use-layer-history.ts'
import { MemoInspector } from './memo-inspector.tsx'
import { MemoList } from './memo-list.tsx'
import { memoPlace } from './memo-place.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { SelectionNote } from './selection-note.tsx'
import { SheetHead } from './sheets.tsx'
import { ShowChoice } from './show-choice.tsx'
import { SpanInspector } from './span-inspector.tsx'
import { SpanList } from './span-list.tsx'
import { OpenTalk, TalkSection } from './talk-sections.tsx'
import type { Acts } from './use-acts.ts'
import type { useCommands } from './use-commands.ts'
import type { Filling } from './use-filling.ts'
import type { Memos } from './use-memos.ts'
import type { Show } from './use-show.ts'
import type { WorkspaceTalk } from './use-talk.ts'
import styles from './workspace.module.css'

export interface SpanPanelProps {
  opened: OpenedWorkspace
  session: LayerSession | null
  reading: ReadingText
  codes: Codes
  recent: readonly string[]
  /** `null` where nothing may be changed. */
  acts: Acts | null
  shown: ShownSpans
  open: ShownSpan | undefined
  memos: Memos
  history: OwnLayerHistory
  /** `null` where nobody talks. */
  talk: WorkspaceTalk | null
  commands: ReturnType<typeof useCommands>
  filling: Filling
  /** What waits for a code while no picker is open. */
  selection: Span | null
  show: Show
  nameOf: (coder: string) => string
  onShow: (show: Show) => void
  onOpen: (key: string) => void
  onClose: () => void
  onCode: () => void
  onClearSelection: () => void
  onCloseSheet: () => void
  onGoTo: (offset: number) => void
}

/** Beside the text: what is selected, the span or memo that is open, and the lists of all. */
export function SpanPanel(props: SpanPanelProps) {
  const { opened, session, reading, codes, recent, acts, shown, open, memos, selection } = props
  const { nameOf, talk, commands } = props
  const { t } = useTranslation('workspace')
  const { layer, transcript } = opened
  // The text comes first: lists follow once what was done is painted there.
  const listed = useAfterPaint(shown)
  const isOpenSelected = open?.span.start === selection?.start && open?.span.end === selection?.end
  return (
    <aside className={styles.side} aria-label={t('sheets.spans')}>
      <SheetHead label={t('sheets.spans')} onClose={props.onCloseSheet} />
      <ShowChoice opened={opened} show={props.show} onShow={props.onShow} />
      {selection !== null && (
        <SelectionNote
          quote={isOpenSelected ? null : reading.quote(selection)}
          onCode={props.onCode}
          onClear={props.onClearSelection}
        />
      )}
      {talk !== null && <OpenTalk talk={talk} commands={commands} />}
      {open !== undefined && (
        <SpanInspector
          key={open.key}
          span={open.span}
          quote={reading.quote(open.span)}
          codes={codes}
          recent={recent}
          speakers={transcript.speakers}
          coder={open.coder === null ? null : nameOf(open.coder)}
          isReadOnly={acts === null || open.coder !== null}
          filling={props.filling}
          onChangeCode={(code) => acts?.changeCode(open.span, code)}
          onMoveEdge={(edge, direction) => acts?.moveEdge(open.span, edge, direction)}
          onMemo={(memo) => acts?.setMemo(open.span, memo)}
          onSlot={(key, value) => acts?.setSlot(open.span, key, value)}
          onUnsure={(unsure) => acts?.setUnsure(open.span, unsure)}
          onRemove={() => acts?.remove(open.span)}
          onClose={props.onClose}
        />
      )}
      {memos.open !== null && <MemoInspector about={memos.open} {...{ memos, reading, codes }} />}
      {talk !== null && <TalkSection talk={talk} commands={commands} />}
      <MemoList
        {...{ memos, reading, codes, nameOf }}
        spans={listed.withMemo}
        onOpenSpan={props.onOpen}
        onOpen={(about) => {
          const { block } = memoPlace(about, reading, codes)
          if (block !== null) props.onGoTo(block.start)
          memos.show(about)
        }}
      />
      {layer !== null && <HistorySection {...{ history: props.history, reading, codes }} />}
      <SpanList
        spans={listed.spans}
        ofOthers={listed.coders.size > (listed.coders.has(null) ? 1 : 0)}
        count={session === null && layer !== null ? layer.count : listed.spans.length}
        reading={reading}
        codes={codes}
        openKey={open?.key ?? null}
        nameOf={nameOf}
        sharedIn={listed.sharedIn}
        onOpen={props.onOpen}
      />
    </aside>
  )
}
