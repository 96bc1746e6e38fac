import type { Span } from '#model/span.ts'
import type { CommandStart, Commands } from './command-ground.ts'

/** To say something about a passage, and from one open thread to the next. */
export function talkCommands(start: CommandStart) {
  const { talk, reading, selecting, open, caret, announce, tTalk, setPicker } = start

  /** The words that are selected, the span that is open, else the turn one reads. */
  const placeHere = () => {
    const range: Span | null = selecting.selection ?? open?.span ?? null
    if (range !== null) return { start: range.start, end: range.end }
    const turn = reading.blocks.length === 0 ? 0 : reading.blockAt(caret).ordinal
    return talk?.placeOfTurn(turn) ?? null
  }

  const comment = (): boolean => {
    const place = placeHere()
    if (talk === null || place === null) return false
    setPicker(null)
    const there = talk.talks.find(
      (one) => one.resolved === null && one.start === place.start && one.end === place.end,
    )
    if (there === undefined) talk.begin(place)
    else talk.show(there.id)
    return true
  }

  const goToThread = (direction: 1 | -1): boolean => {
    if (talk === null) return false
    const target = threadFrom(talk.open?.id ?? null, direction)
    if (target === undefined) announce(tTalk('noThread'))
    else talk.show(target.id)
    return true
  }

  const threadFrom = (openId: string | null, direction: 1 | -1) => {
    const open = (talk?.talks ?? []).filter(
      ({ id, resolved }) => resolved === null || id === openId,
    )
    const at = open.findIndex(({ id }) => id === openId)
    if (at >= 0) return open[at + direction]
    const isAhead = (thread: Span) => thread.start >= caret
    return direction === 1 ? open.find(isAhead) : open.filter((one) => !isAhead(one)).at(-1)
  }

  return {
    comment,
    /** The open thread before or after the one that is open. */
    threadFrom,
    talking: {
      comment,
      'next-thread': () => goToThread(1),
      'previous-thread': () => goToThread(-1),
    } satisfies Commands,
  }
}
