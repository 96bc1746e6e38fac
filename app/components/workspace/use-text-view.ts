import { type RefObject, useEffect, useState } from 'react'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { ShownSpans } from '#app/text/shown-list.ts'
import type { ShownSpan } from '#app/text/shown-span.ts'
import { TextView } from '#app/text/text-view.ts'
import { useEffectBeforePaint } from '#app/use-effect-before-paint.ts'
import { useTextSetting } from '#app/use-text-setting.ts'
import type { Codes } from './codes.ts'

/**
 * The drawn side of the text, from the first effect on. All is drawn before the browser paints: what is coded is there
 * in the first picture, whatever else the page then begins to do.
 */
export function useTextView(
  scroller: RefObject<HTMLElement>,
  page: RefObject<HTMLElement>,
  reading: ReadingText,
): TextView | null {
  const [view, setView] = useState<TextView | null>(null)
  useEffectBeforePaint(() => {
    if (scroller.current === null || page.current === null) return
    const made = new TextView(scroller.current, page.current, reading)
    setView(made)
    return () => {
      made.close()
      setView(null)
    }
  }, [scroller, page, reading])
  // Set otherwise, the text is laid out anew, also where the page stays as large as it was.
  const { size, width, spacing, face } = useTextSetting()
  useEffect(() => view?.laidOutAnew(), [view, size, width, spacing, face])
  return view
}

/** Keeps what is drawn equal to what is shown, which code is brought forward and which span is open. */
export function useDrawnSpans(
  view: TextView | null,
  shown: ShownSpans,
  codes: Codes,
  focusedCode: string | null,
  open: ShownSpan | undefined,
): void {
  useEffectBeforePaint(() => view?.setSpans(shown), [view, shown])
  useEffectBeforePaint(() => {
    view?.setLooks({
      focusedCode: focusedCode ?? open?.span.code ?? null,
      openKey: open?.key ?? null,
      hueOf: (code) => codes.byId.get(code)?.look.hue,
    })
  }, [view, codes, focusedCode, open])
}
