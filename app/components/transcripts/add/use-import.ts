import { useCallback, useReducer, useRef } from 'react'
import { isDomainError } from '#model/errors.ts'
import type { Encoding } from '#model/formats/decode-text.ts'
import {
  checkFileSize,
  readPastedText,
  readTranscriptFile,
  type TranscriptFile,
} from '#model/formats/transcript-file.ts'
import type { Limits } from '#model/limits.ts'
import { useWarnOfUnsaved } from '../../../use-warn-of-unsaved.ts'
import { type IncomingText, isWanted } from './incoming-text.ts'
import { noRules, type Rules } from './rules.ts'
import { type Stored, storeText } from './store-text.ts'

export interface ImportState {
  phase: 'choose' | 'check' | 'storing' | 'done'
  incoming: readonly IncomingText[]
  selected: number | null
  /** Whether one set of rules serves all files. */
  shared: boolean
  rules: Rules
}

type Change =
  | { kind: 'added'; incoming: readonly IncomingText[] }
  | { kind: 'changed'; changes: ReadonlyMap<number, Partial<IncomingText>> }
  | { kind: 'state'; change: Partial<ImportState> }
  | { kind: 'rules'; rules: Rules }
  | { kind: 'removed'; id: number }

export interface ImportSettings {
  /** Where a text is sent to be stored. */
  address: string
  limits: Pick<Limits, 'uploadBytes' | 'transcriptCharacters' | 'filesPerUpload'>
  /** Texts that the project has already. */
  existing: readonly { sha256: string; title: string }[]
  /** Said of a file when something broke that no rule foresees. */
  words: {
    signedOut: string
    defect: string
    unreachable: string
    tooMany: string
    /** Says what was wrong with a file, or why the server refused it, in the words of the page. */
    say: (message: string) => string
  }
}

/** How long files are read before the list shows them. */
const batchMs = 250

/** The rules that a text is read by: its own, or those of all. */
export function rulesFor(state: ImportState, text: IncomingText): Rules {
  return state.shared ? state.rules : (text.rules ?? state.rules)
}

/** Texts from being chosen to being stored; all of it in the browser until a text is stored. */
export function useImport(settings: ImportSettings) {
  const [state, dispatch] = useReducer(reduce, {
    phase: 'choose',
    incoming: [],
    selected: null,
    shared: true,
    rules: noRules,
  })
  const nextId = useRef(1)
  const stopping = useRef<AbortController | null>(null)

  const change = (id: number, part: Partial<IncomingText>) =>
    dispatch({ kind: 'changed', changes: new Map([[id, part]]) })

  const read = async (text: IncomingText, encoding?: Encoding): Promise<Partial<IncomingText>> => {
    try {
      const file = await readSource(text, settings.limits, encoding)
      const sha256 = await sha256Of(file.text)
      const sameAs = settings.existing.find((one) => one.sha256 === sha256)?.title
      return {
        state: 'ready',
        file,
        ...(encoding === undefined ? {} : { encoding }),
        ...(sameAs === undefined ? {} : { sameAs }),
      }
    } catch (error) {
      const problem = isDomainError(error)
        ? settings.words.say(error.message)
        : settings.words.defect
      return { state: 'refused', problem }
    }
  }

  const add = async (sources: readonly IncomingText['source'][]) => {
    const room = settings.limits.filesPerUpload - state.incoming.length
    const incoming = sources.map((source, index): IncomingText => {
      const name = 'file' in source ? source.file.name : source.title
      const text = { id: nextId.current++, name, source }
      return index < room
        ? { ...text, state: 'reading' }
        : { ...text, state: 'refused', problem: settings.words.tooMany }
    })
    if (incoming.length === 0) return
    dispatch({ kind: 'added', incoming })
    // One after the other, so that five hundred files do not stand in memory as bytes at once; shown
    // in batches, so that the list is not drawn five hundred times.
    let changes = new Map<number, Partial<IncomingText>>()
    let shownAt = performance.now()
    const show = () => {
      dispatch({ kind: 'changed', changes })
      changes = new Map()
      shownAt = performance.now()
    }
    for (const text of incoming.slice(0, Math.max(0, room))) {
      changes.set(text.id, await read(text))
      if (performance.now() - shownAt < batchMs) continue
      show()
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    show()
  }

  const store = async (ids?: readonly number[]) => {
    const stop = new AbortController()
    stopping.current = stop
    dispatch({ kind: 'state', change: { phase: 'storing' } })
    const wanted = state.incoming.filter((text) =>
      ids === undefined ? isWanted(text) : ids.includes(text.id),
    )
    for (const text of wanted) {
      if (stop.signal.aborted) break
      change(text.id, { state: 'storing' })
      const again = ids === undefined ? text.again === true : true
      change(
        text.id,
        await stored({ ...text, again }, rulesFor(state, text), settings, stop.signal),
      )
    }
    dispatch({ kind: 'state', change: { phase: 'done' } })
  }

  useWarnOfUnsaved(state.phase === 'storing')

  return {
    state,
    addFiles: (files: readonly File[]) => add(files.map((file) => ({ file }))),
    addText: (text: string, title: string) => add([{ text, title }]),
    readAs: async (text: IncomingText, encoding: Encoding) =>
      change(text.id, await read(text, encoding)),
    setAgain: (id: number, again: boolean) => change(id, { again }),
    remove: (id: number) => dispatch({ kind: 'removed', id }),
    select: (selected: number) => dispatch({ kind: 'state', change: { selected } }),
    setShared: (shared: boolean) => dispatch({ kind: 'state', change: { shared } }),
    setRules: useCallback((rules: Rules) => dispatch({ kind: 'rules', rules }), []),
    back: () =>
      dispatch({ kind: 'state', change: { phase: 'choose', incoming: [], selected: null } }),
    store,
    stop: () => stopping.current?.abort(),
  }
}

function reduce(state: ImportState, change: Change): ImportState {
  switch (change.kind) {
    case 'added': {
      const incoming = [...state.incoming, ...change.incoming]
      return {
        ...state,
        phase: 'check',
        incoming,
        selected: state.selected ?? incoming[0]?.id ?? null,
      }
    }
    case 'changed':
      return {
        ...state,
        incoming: state.incoming.map((text) => {
          const part = change.changes.get(text.id)
          return part === undefined ? text : { ...text, ...part }
        }),
      }
    case 'removed': {
      const incoming = state.incoming.filter((text) => text.id !== change.id)
      const selected = state.selected === change.id ? (incoming[0]?.id ?? null) : state.selected
      return { ...state, incoming, selected, phase: incoming.length === 0 ? 'choose' : state.phase }
    }
    case 'rules':
      if (state.shared) return { ...state, rules: change.rules }
      return {
        ...state,
        incoming: state.incoming.map((text) =>
          text.id === state.selected ? { ...text, rules: change.rules } : text,
        ),
      }
    case 'state': {
      // From now on each file goes its own way, beginning where all of them stood.
      const incoming =
        change.change.shared === false
          ? state.incoming.map((text) => ({ ...text, rules: state.rules }))
          : state.incoming
      return { ...state, incoming, ...change.change }
    }
  }
}

async function readSource(
  { source }: IncomingText,
  limits: ImportSettings['limits'],
  encoding?: Encoding,
): Promise<TranscriptFile> {
  if (!('file' in source)) return readPastedText(source.text, limits)
  const { name, size } = source.file
  checkFileSize(size, limits)
  const bytes = new Uint8Array(await source.file.arrayBuffer())
  return readTranscriptFile({ name, bytes }, limits, encoding)
}

async function stored(
  text: IncomingText,
  rules: Rules,
  { address, words }: ImportSettings,
  signal: AbortSignal,
): Promise<Partial<IncomingText>> {
  let answer: Stored | 'signed-out' | 'defect'
  try {
    answer = await storeText(address, text, rules, signal)
  } catch {
    return signal.aborted ? { state: 'ready' } : { state: 'failed', problem: words.unreachable }
  }
  if (answer === 'signed-out') return { state: 'failed', problem: words.signedOut }
  if (answer === 'defect') return { state: 'failed', problem: words.defect }
  if ('problem' in answer) {
    const isSame = answer.problem.code === 'conflict'
    const problem = words.say(answer.problem.message)
    return { state: 'failed', problem, ...(isSame ? { sameAs: text.name } : {}) }
  }
  return { state: 'stored', transcriptId: answer.id }
}

/** Empty where the page is not served safely enough for the browser to reckon it. */
async function sha256Of(text: string): Promise<string> {
  if (globalThis.crypto.subtle === undefined) return ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
