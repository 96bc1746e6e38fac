import { useEffect, useState } from 'react'
import { makePart, usePart } from './use-part.ts'

export interface Notice {
  title: string
  undo?: { label: string; act: () => void }
  forMs?: number
  /** What it is the news of: a later one of the same stands in its place, not on top of it. */
  of?: string
}

export const toastList = makePart(() => import('./toast-list.tsx'))

/** Said before there was what shows it. */
const waiting: Notice[] = []
let show: (notice: Notice) => void = (notice) => void waiting.push(notice)
let want: () => void = () => {}

/** Says in passing what was done, with the way back where there is one. In the browser only. */
export function notify(notice: Notice): void {
  show(notice)
  want()
}

/** Where they appear; once, in the root. */
export function Toasts() {
  const [isWanted, setWanted] = useState(false)
  useEffect(() => {
    want = () => setWanted(true)
    if (waiting.length > 0) want()
  }, [])
  const List = usePart(toastList, isWanted)
  return List !== null && <List onReady={begin} />
}

function begin(shows: typeof show): void {
  show = shows
  for (const notice of waiting.splice(0)) shows(notice)
}
