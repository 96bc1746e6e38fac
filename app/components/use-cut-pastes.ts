import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from './toasts.tsx'

/** Says how much of what is pasted into a field does not fit there: browsers cut it without a word. */
export function useCutPastes(): void {
  const { t } = useTranslation()
  useEffect(() => {
    const pasted = ({ target, clipboardData }: ClipboardEvent) => {
      const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
      if (!isField || target.maxLength < 0 || target.readOnly) return
      const { value, selectionStart, selectionEnd, maxLength } = target
      const selected = (selectionEnd ?? 0) - (selectionStart ?? 0)
      const room = maxLength - (value.length - selected)
      const cut = (clipboardData?.getData('text').length ?? 0) - room
      if (cut > 0) notify({ title: t('pasteCut', { count: cut, most: maxLength }), forMs: 12_000 })
    }
    addEventListener('paste', pasted)
    return () => removeEventListener('paste', pasted)
  }, [t])
}
