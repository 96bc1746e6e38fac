import { useCallback, useState } from 'react'

/** What a screen reader is told, politely. The same words twice are told twice. */
export function useAnnouncements(): [said: string, announce: (said: string) => void] {
  const [said, setSaid] = useState({ text: '', times: 0 })
  const announce = useCallback((text: string) => {
    setSaid((before) => ({ text, times: before.text === text ? before.times + 1 : 0 }))
  }, [])
  // A trailing no-break space makes a repeated sentence a changed one.
  return [said.times % 2 === 1 ? `${said.text}\u00a0` : said.text, announce]
}
