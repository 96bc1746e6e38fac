import { useState } from 'react'
import type { Sheet } from './sheets.tsx'

/** What is open on the page and what is brought forward: of this visit alone, and stored nowhere. */
export function usePageState() {
  const [openKey, setOpenKey] = useState<string | null>(null)
  const [focusedCode, setFocusedCode] = useState<string | null>(null)
  const [markedCode, setMarkedCode] = useState<string | null>(null)
  const [picker, setPicker] = useState<{ byTouch: boolean } | null>(null)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [isKeySheetOpen, setKeySheetOpen] = useState(false)
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  return {
    /** The span one works at. */
    openKey,
    setOpenKey,
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
  }
}

export type PageState = ReturnType<typeof usePageState>
