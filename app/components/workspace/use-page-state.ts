import { useCallback, useState } from 'react'
import type { MemoAbout } from '#model/memo-about.ts'
import type { PrintedTurns } from './print-dialog.tsx'
import type { Sheet } from './sheets.tsx'

/** What is open on the page and what is brought forward: of this visit alone, and stored nowhere. */
export function usePageState() {
  const [openKey, setKey] = useState<string | null>(null)
  const [openMemo, setMemo] = useState<MemoAbout | null>(null)
  // Beside the text there is one thing to work at: a coded span or a memo.
  const setOpenKey = useCallback((key: string | null) => {
    setKey(key)
    if (key !== null) setMemo(null)
  }, [])
  const setOpenMemo = useCallback((about: MemoAbout | null) => {
    setMemo(about)
    if (about !== null) setKey(null)
  }, [])
  const [focusedCode, setFocusedCode] = useState<string | null>(null)
  const [markedCode, setMarkedCode] = useState<string | null>(null)
  const [picker, setPicker] = useState<{ byTouch: boolean } | null>(null)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [isKeySheetOpen, setKeySheetOpen] = useState(false)
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const [isPrintOpen, setPrintOpen] = useState(false)
  const [printed, setPrinted] = useState<PrintedTurns | null>(null)
  return {
    /** The span one works at. */
    openKey,
    setOpenKey,
    /** What the memo is about that one works at. */
    openMemo,
    setOpenMemo,
    focusedCode,
    setFocusedCode,
    /** The code under the highlight of a picker. */
    markedCode,
    setMarkedCode,
    picker,
    setPicker,
    sheet,
    setSheet,
    isKeySheetOpen,
    setKeySheetOpen,
    isPaletteOpen,
    setPaletteOpen,
    isPrintOpen,
    setPrintOpen,
    /** What is printed alone; `null`: all. */
    printed,
    setPrinted,
  }
}

export type PageState = ReturnType<typeof usePageState>
