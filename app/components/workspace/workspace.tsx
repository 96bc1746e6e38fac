import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptShelf } from '#app/live/kept-shelf.ts'
import type { LayerSession } from '#app/live/layer-session.ts'
import type { PastActs } from '#app/live/past-acts.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { readingText } from '#app/text/reading-text.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { OpenRemoval } from '#server/removals.ts'
import { CodebookPanel } from './codebook-panel.tsx'
import { arrangeCodes } from './codes.ts'
import { FillingNote } from './filling-note.tsx'
import { FindBar } from './find-bar.tsx'
import { FollowNote } from './follow-note.tsx'
import { HintNote } from './hints/hint-note.tsx'
import { ThenNotice } from './history/then-notice.tsx'
import { useLayerHistory } from './history/use-layer-history.ts'
import { useRestore } from './history/use-restore.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { OverText } from './over-text.tsx'
import { PaperHead } from './paper-head.tsx'
import { SheetTabs } from './sheets.tsx'
import { SpanPanel } from './span-panel.tsx'
import { TextPane } from './text-pane.tsx'
import { TranscriptMemo } from './transcript-memo.tsx'
import { useActs } from './use-acts.ts'
import { useAnnouncements } from './use-announcements.ts'
import { useCoderNames } from './use-coder-names.ts'
import { useCommands } from './use-commands.ts'
import { useFeedNews } from './use-feed-news.ts'
import { useFilling } from './use-filling.ts'
import { useFind } from './use-find.ts'
import { useFollow } from './use-follow.ts'
import { useKeys } from './use-keys.ts'
import { useMemos } from './use-memos.ts'
import { useNewCodes } from './use-new-codes.ts'
import { useAppliedCodes, useCodeUse } from './use-own-codes.ts'
import { useCurrentArticle, useLinkedPassage, useOpeningPlace } from './use-page.ts'
import { usePageState } from './use-page-state.ts'
import { usePastActs } from './use-past-acts.ts'
import { usePlace, useRememberedTurn } from './use-place.ts'
import { useRoundCodebook } from './use-round-codebook.ts'
import { useSelection, useTextPointer } from './use-selection.ts'
import { useShownSpans } from './use-shown-spans.ts'
import { useStable } from './use-stable.ts'
import { useTalk } from './use-talk.ts'
import { useDrawnSpans, useTextView } from './use-text-view.ts'
import styles from './workspace.module.css'
import { WorkspaceBar } from './workspace-bar.tsx'
import { WorkspaceDialogs } from './workspace-dialogs.tsx'
import { WorkspaceNotices } from './workspace-notices.tsx'

export interface WorkspaceProps {
  opened: OpenedWorkspace
  session: LayerSession | null
  shelf: KeptShelf | null
  past: PastActs
  onRememberTurn: ((turn: number) => void) | null
  onComplete: (complete: boolean) => void
  isCompleting: boolean
  isSettling: boolean
  /** Brings back what a large removal took, or lets it be. */
  onSettle: (removal: OpenRemoval, restore: boolean) => void
}

/** One transcript, its codebook, and what is coded: the screen people work in. */
export function Workspace({
  opened,
  session,
  shelf,
  past,
  onRememberTurn,
  onComplete,
  isCompleting,
  isSettling,
  onSettle,
}: WorkspaceProps) {
  const { me, project, round, transcript, layer, mayWrite, others } = opened
  const { t } = useTranslation('workspace')
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const [said, announce] = useAnnouncements()

  const reading = useMemo(() => readingText(transcript), [transcript])
  const { codebook, know } = useRoundCodebook(opened)
  const codes = useMemo(() => arrangeCodes(codebook), [codebook])
  const view = useTextView(scroller, page, reading)
  const selecting = useSelection(view, reading, project.spansAcrossTurns)
  const { selection } = selecting
  const place = usePlace(scroller, view, reading, selecting.caret)
  const turn = reading.blocks[place.block]?.ordinal ?? 0
  useRememberedTurn(turn, onRememberTurn)

  const present = usePresence(
    opened.joinsRoom
      ? formatDocumentName({ kind: 'room', roundId: round.id, transcriptId: transcript.id })
      : null,
    me.id,
    turn,
  )
  const follow = useFollow(present, scroller, view, reading, announce)
  const history = useLayerHistory(session)
  const { own, feed, shown, show, setShow } = useShownSpans(opened, session, history.earlier)

  const state = usePageState()
  const { openKey, focusedCode, picker, setPicker, setSheet, setKeySheetOpen } = state
  const open = useMemo(() => (openKey === null ? undefined : shown.get(openKey)), [openKey, shown])

  useDrawnSpans(view, shown, codes, focusedCode, open)

  // How it once was is to be read alone.
  const writing = mayWrite && history.earlier === null ? session : null
  const undoPast = usePastActs(opened, past, writing, codes, announce)
  const acts = useActs(writing, reading, codes, project.spansAcrossTurns, announce, undoPast)
  const undo = useStable(() => acts?.undo())
  const restore = useRestore(history, mayWrite ? session : null, undo, announce)
  const memos = useMemos(session, acts, state, history.earlier)
  const codeAnew = useNewCodes({
    ...{ acts, codes, know, setOpenKey: state.setOpenKey },
    mayAdd: opened.mayAddCodes,
  })
  const filling = useFilling({
    open,
    acts,
    codes,
    reading,
    selecting,
    scroller,
    setSheet,
    announce,
  })
  const talk = useTalk(opened, { reading, view, place, state, announce })
  const { recent, counts } = useCodeUse(own)
  const applied = useAppliedCodes(own, selection ?? (open?.coder === null ? open.span : null))
  const { nameOf, initialsOf } = useCoderNames(others)
  useFeedNews(feed, (coder, count) => announce(t('announce.other', { name: nameOf(coder), count })))

  const ground = {
    ...{ reading, codes, view, selecting, place, own, shown, open, acts },
    ...{ memos, talk, codeAnew, recent, announce },
  }
  const find = useFind(ground)
  const commands = useCommands({ ...ground, ...state, find, filling, scroller })
  const openSpan = useStable(commands.openSpan)
  const pressCode = useStable(commands.pressCode)
  const pressed = useMemo(() => {
    if (selection !== null) return applied
    return new Set(focusedCode === null ? [] : [focusedCode])
  }, [selection, applied, focusedCode])
  useKeys(codebook.codes, scroller, { run: commands.run, apply: commands.apply })
  useTextPointer(page, view, reading, project.spansAcrossTurns, {
    onSelect: commands.selected,
    onPress: commands.pressed,
  })
  useOpeningPlace(view, reading, layer?.lastTurn)
  useLinkedPassage(view, reading, commands.goTo)
  useCurrentArticle(page, place.block)

  const shownCode = state.markedCode ?? focusedCode ?? open?.span.code ?? recent[0] ?? null

  return (
    <div className={styles.workspace} data-sheet={state.sheet ?? undefined}>
      <WorkspaceBar
        opened={opened}
        session={session}
        turn={turn}
        turns={transcript.turns.length}
        {...{ present, follow }}
        onPalette={() => state.setPaletteOpen(true)}
        onFind={() => find.open(null)}
        onKeys={() => setKeySheetOpen(true)}
        isEmpty={own.length === 0}
        isCompleting={isCompleting}
        onComplete={onComplete}
        announce={announce}
      />
      <CodebookPanel
        {...{ codes, counts, shownCode, pressed, memos }}
        isSelecting={selection !== null && acts !== null}
        onPress={pressCode}
        onSheet={setSheet}
      />
      <TextPane
        {...{ reading, view, codes, scroller, page, initialsOf }}
        sharedIn={shown.sharedIn}
        title={transcript.title}
        openKey={open?.key ?? null}
        foot={<HintNote {...{ opened, own }} />}
        head={
          <>
            <PaperHead {...{ opened, view, reading, codes, shown, nameOf, initialsOf, state }} />
            <TranscriptMemo memos={memos} />
          </>
        }
        notice={
          <>
            <WorkspaceNotices {...{ opened, session, shelf, isSettling, onSettle }} />
            <ThenNotice history={history} onRestore={restore} />
            <FollowNote follow={follow} />
            <FillingNote filling={filling} />
            {find.isOpen && (
              <FindBar
                find={find}
                reading={reading}
                codes={codes}
                recent={recent}
                mayCode={acts !== null}
                onClose={commands.focusText}
              />
            )}
          </>
        }
      >
        <OverText
          {...{ view, reading, scroller, codes, recent, applied, acts, memos, open, selecting }}
          {...{ state, commands, turn, talk }}
          mayCrossTurns={project.spansAcrossTurns}
        />
      </TextPane>
      <SpanPanel
        {...{ opened, session, reading, codes, recent, acts, shown, open, memos, filling }}
        {...{ show, nameOf, talk, commands, history }}
        selection={acts !== null && picker === null ? selection : null}
        onShow={setShow}
        onOpen={openSpan}
        onClose={commands.closeSpan}
        onCode={() => setPicker({ byTouch: false })}
        onClearSelection={selecting.clear}
        onCloseSheet={() => setSheet(null)}
        onGoTo={commands.goTo}
      />
      <SheetTabs
        sheet={state.sheet}
        spans={shown.spans.length}
        onSheet={setSheet}
        onFind={() => find.open(null)}
      />
      <WorkspaceDialogs
        {...{ opened, state, reading, codes, recent, commands, find }}
        hasWords={selection !== null && acts !== null}
      />
      <p className="visually-hidden" role="status" aria-live="polite">
        {said}
      </p>
    </div>
  )
}
