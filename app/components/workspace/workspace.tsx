import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerSession } from '#app/live/layer-session.ts'
import { useFeed } from '#app/live/use-feed.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { useStore } from '#app/live/use-store.ts'
import { readingText } from '#app/text/reading-text.ts'
import { type ShownSpan, shownOther, shownOwn } from '#app/text/shown-span.ts'
import { countWords } from '#app/text/snap.ts'
import { inOrder } from '#app/text/span-index.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import type { CodedSpan, Span } from '#model/span.ts'
import type { openWorkspace } from '#server/workspace.ts'
import { AsideNotice } from './aside-notice.tsx'
import { CodePicker } from './code-picker.tsx'
import { CodebookPanel } from './codebook-panel.tsx'
import { arrangeCodes } from './codes.ts'
import { KeySheet } from './key-sheet.tsx'
import { SelectionNote } from './selection-note.tsx'
import { type Show, ShowChoice } from './show-choice.tsx'
import { SpanInspector } from './span-inspector.tsx'
import { SpanList } from './span-list.tsx'
import { Stripes } from './stripes.tsx'
import { TranscriptText } from './transcript-text.tsx'
import { useActs } from './use-acts.ts'
import { useAnnouncements } from './use-announcements.ts'
import { useCommands } from './use-commands.ts'
import { useFeedNews } from './use-feed-news.ts'
import { useKeys } from './use-keys.ts'
import { useCurrentArticle, useOpeningPlace, useRecentCodes, useStoredSwitch } from './use-page.ts'
import { usePlace, useRememberedTurn } from './use-place.ts'
import { useSelection, useTextPointer } from './use-selection.ts'
import { useStable } from './use-stable.ts'
import { useTextView } from './use-text-view.ts'
import styles from './workspace.module.css'
import { WorkspaceBar } from './workspace-bar.tsx'
import { Caret, NoHighlights, SheetHead } from './workspace-parts.tsx'

export type OpenedWorkspace = Awaited<ReturnType<typeof openWorkspace>>

const noSpans: readonly CodedSpan[] = []

export interface WorkspaceProps {
  opened: OpenedWorkspace
  session: LayerSession | null
  onRememberTurn: ((turn: number) => void) | null
  onComplete: (complete: boolean) => void
  isCompleting: boolean
}

/** One transcript, its codebook, and what is coded: the screen people work in. */
export function Workspace({
  opened,
  session,
  onRememberTurn,
  onComplete,
  isCompleting,
}: WorkspaceProps) {
  const { me, project, round, transcript, codebook, layer, mayWrite, seesOthers, others } = opened
  const { t } = useTranslation('workspace')
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const [said, announce] = useAnnouncements()

  const reading = useMemo(() => readingText(transcript), [transcript])
  const codes = useMemo(() => arrangeCodes(codebook), [codebook])
  const view = useTextView(scroller, page, reading)
  const selecting = useSelection(view, reading, project.spansAcrossTurns)
  const { selection } = selecting
  const place = usePlace(scroller, view, reading, selecting.caret)
  const turn = reading.blocks[place.block]?.ordinal ?? 0
  useRememberedTurn(turn, onRememberTurn)

  const ids = { roundId: round.id, transcriptId: transcript.id }
  const feed = useFeed(seesOthers ? formatDocumentName({ kind: 'feed', ...ids }) : null, me.id)
  const present = usePresence(
    opened.joinsRoom ? formatDocumentName({ kind: 'room', ...ids }) : null,
    me.id,
    turn,
  )

  const own = useStore(session?.spans, layer?.codedSpans ?? noSpans)
  // To see one another is what an open round is for, and why one is revealed.
  const [chosen, setShow] = useState<Show | null>(null)
  const show = chosen ?? (layer === null || seesOthers ? 'all' : 'mine')
  const othersShown = useMemo(
    () =>
      show === 'mine'
        ? []
        : feed.filter((span) => span.coder !== me.id && (show === 'all' || span.coder === show)),
    [feed, show, me.id],
  )
  const shown = useMemo<readonly ShownSpan[]>(() => {
    const ownShown = show === 'mine' || show === 'all' ? own.map(shownOwn) : []
    return othersShown.length === 0
      ? ownShown
      : [...ownShown, ...othersShown.map(shownOther)].sort(inOrder)
  }, [own, othersShown, show])
  const byKey = useMemo(() => new Map(shown.map((one) => [one.key, one])), [shown])

  const [openKey, setOpenKey] = useState<string | null>(null)
  const [focusedCode, setFocusedCode] = useState<string | null>(null)
  const [markedCode, setMarkedCode] = useState<string | null>(null)
  const [picker, setPicker] = useState<{ byTouch: boolean } | null>(null)
  const [sheet, setSheet] = useState<'codes' | 'spans' | null>(null)
  const [isKeySheetOpen, setKeySheetOpen] = useState(false)
  const [keysEnabled, setKeysEnabled] = useStoredSwitch('parley:keys', true)
  const open = openKey === null ? undefined : byKey.get(openKey)

  useEffect(() => view?.setSpans(shown), [view, shown])
  useEffect(() => {
    view?.setLooks({
      focusedCode: focusedCode ?? open?.span.code ?? null,
      openKey: open?.key ?? null,
      hueOf: (code) => codes.byId.get(code)?.look.hue,
    })
  }, [view, codes, focusedCode, open])

  const acts = useActs(
    mayWrite ? session : null,
    reading,
    codes,
    project.spansAcrossTurns,
    announce,
  )
  const recent = useRecentCodes(own)
  const names = useMemo(() => new Map(others.map((coder) => [coder.id, coder])), [others])
  useFeedNews(feed, me.id, (coder, count) =>
    announce(t('announce.other', { name: names.get(coder)?.name ?? '?', count })),
  )
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const { code } of own) found.set(code, (found.get(code) ?? 0) + 1)
    return found
  }, [own])

  const applied = useMemo(() => {
    const range: Span | null = selection ?? (open?.coder === null ? open.span : null)
    const ids = own.filter(
      (span) => range !== null && span.start === range.start && span.end === range.end,
    )
    return new Set(ids.map((span) => span.code))
  }, [own, selection, open])

  const commands = useCommands({
    reading,
    codes,
    view,
    selecting,
    place,
    own,
    shown,
    open,
    acts,
    recent,
    announce,
    scroller,
    focusedCode,
    picker,
    setPicker,
    setOpenKey,
    setFocusedCode,
    setSheet,
    setKeySheetOpen,
  })
  const openSpan = useStable(commands.openSpan)
  const pressCode = useStable(commands.pressCode)
  const nameOf = useStable((coder: string) => names.get(coder)?.name ?? '?')
  const initialsOf = useStable((coder: string) => names.get(coder)?.initials ?? '?')
  const pressed = useMemo(() => {
    if (selection !== null) return applied
    return new Set(focusedCode === null ? [] : [focusedCode])
  }, [selection, applied, focusedCode])
  useKeys(codebook.codes, scroller, keysEnabled, { run: commands.run, apply: commands.apply })
  useTextPointer(page, view, reading, project.spansAcrossTurns, {
    onSelect: commands.selected,
    onPress: commands.pressed,
  })
  useOpeningPlace(view, () => {
    const last = layer?.lastTurn ?? 0
    const block = reading.blocks.find(({ ordinal }) => ordinal === last)
    if (block !== undefined && last > 0) {
      view?.blocks.elements[block.index]?.closest('article')?.scrollIntoView({ block: 'start' })
    }
  })
  useCurrentArticle(page, place.block)

  const shownCode = markedCode ?? focusedCode ?? open?.span.code ?? recent[0] ?? null
  const aside = useStore(session?.aside, [])

  return (
    <div className={styles.workspace} data-sheet={sheet ?? undefined}>
      <WorkspaceBar
        opened={opened}
        session={session}
        turn={turn}
        turns={transcript.turns.length}
        present={present}
        onGoTo={(ordinal) => {
          const block = reading.blocks.find((candidate) => candidate.ordinal === ordinal)
          if (block !== undefined) commands.goTo(block.start)
        }}
        onKeys={() => setKeySheetOpen(true)}
        isEmpty={own.length === 0}
        isCompleting={isCompleting}
        onComplete={onComplete}
        announce={announce}
      />
      <aside className={styles.codes} aria-label={t('codebook.panel')}>
        <SheetHead label={t('sheets.codes')} onClose={() => setSheet(null)} />
        <CodebookPanel
          codes={codes}
          counts={counts}
          shownCode={shownCode}
          pressed={pressed}
          isSelecting={selection !== null && acts !== null}
          onPress={pressCode}
        />
      </aside>
      <main id="main" tabIndex={-1} className={styles.main}>
        <h1 className="visually-hidden">{transcript.title}</h1>
        <p id="keys-hint" className="visually-hidden">
          {t('keys.hint')}
        </p>
        {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls and takes the keys */}
        <div
          ref={scroller}
          className={styles.scroller}
          role="region"
          aria-label={t('text.region')}
          aria-describedby="keys-hint"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls is reached by keyboard
          tabIndex={0}
        >
          <NoHighlights />
          <AsideNotice
            entries={aside}
            reading={reading}
            codes={codes}
            canRetry={mayWrite}
            onRetry={(entry) => session?.retry(entry)}
            onDiscard={(entry) => session?.aside.remove(entry.id)}
          />
          <div
            ref={page}
            className={styles.page}
            lang={reading.language === 'und' ? undefined : reading.language}
          >
            <TranscriptText reading={reading} />
            {reading.blocks.length === 0 && <p>{t('text.empty')}</p>}
            <Stripes
              view={view}
              codes={codes}
              openKey={open?.key ?? null}
              initialsOf={initialsOf}
            />
            <Caret view={view} />
            {picker !== null && selection !== null && acts !== null && (
              <div
                className={styles.picker}
                style={commands.pickerPlace(selection)}
                role="dialog"
                aria-label={t('picker.label')}
                onBlur={(event) => {
                  const next = event.relatedTarget
                  if (next !== null && !event.currentTarget.contains(next)) setPicker(null)
                }}
              >
                <CodePicker
                  codes={codes}
                  recent={recent}
                  applied={applied}
                  words={countWords(reading.quote(selection), reading.language)}
                  autoFocus={!picker.byTouch}
                  label={t('picker.label')}
                  placeholder={t('picker.code')}
                  onPick={commands.pick}
                  onLeave={commands.leavePicker}
                  onMark={setMarkedCode}
                />
              </div>
            )}
          </div>
        </div>
      </main>
      <aside className={styles.side} aria-label={t('sheets.spans')}>
        <SheetHead label={t('sheets.spans')} onClose={() => setSheet(null)} />
        <ShowChoice opened={opened} show={show} onShow={setShow} />
        {selection !== null && acts !== null && picker === null && (
          <SelectionNote
            quote={
              open?.span.start === selection.start && open.span.end === selection.end
                ? null
                : reading.quote(selection)
            }
            onCode={() => setPicker({ byTouch: false })}
            onClear={selecting.clear}
          />
        )}
        {open !== undefined && (
          <SpanInspector
            key={open.key}
            span={open.span}
            quote={reading.quote(open.span)}
            codes={codes}
            recent={recent}
            speakers={transcript.speakers}
            coder={open.coder === null ? null : (names.get(open.coder)?.name ?? '?')}
            isReadOnly={acts === null || open.coder !== null}
            onChangeCode={(code) => acts?.changeCode(open.span, code)}
            onMoveEdge={(edge, direction) => acts?.moveEdge(open.span, edge, direction)}
            onMemo={(memo) => acts?.setMemo(open.span, memo)}
            onSlot={(key, value) => acts?.setSlot(open.span, key, value)}
            onUnsure={(unsure) => acts?.setUnsure(open.span, unsure)}
            onRemove={() => acts?.remove(open.span)}
            onClose={commands.closeSpan}
          />
        )}
        <SpanList
          spans={shown}
          count={session === null && layer !== null ? layer.count : shown.length}
          reading={reading}
          codes={codes}
          openKey={open?.key ?? null}
          nameOf={nameOf}
          onOpen={openSpan}
        />
      </aside>
      <nav className={styles.tabs} aria-label={t('sheets.spans')}>
        {(['codes', 'spans'] as const).map((which) => (
          <button
            key={which}
            type="button"
            aria-expanded={sheet === which}
            onClick={() => setSheet(sheet === which ? null : which)}
          >
            {t(`sheets.${which}`)}
            {which === 'spans' && <span className="num"> {shown.length}</span>}
          </button>
        ))}
      </nav>
      <KeySheet
        codes={codes}
        open={isKeySheetOpen}
        onOpenChange={setKeySheetOpen}
        enabled={keysEnabled}
        onEnable={setKeysEnabled}
      />
      <p className="visually-hidden" role="status" aria-live="polite">
        {said}
      </p>
    </div>
  )
}
