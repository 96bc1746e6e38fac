import { useCallback, useEffect, useReducer, useRef } from 'react'
import { isDomainError } from '#model/errors.ts'
import type { Encoding } from '#model/formats/decode-text.ts'
import {
  checkFileSize,
  readPastedText,
  readTranscriptFile,
  type TranscriptFile,
} from '#model/formats/transcript-file.ts'
import type { Limits } from '#model/limits.ts'
import { type ImportItem, isWanted } from './import-item.ts'
import { noRules, type Rules } from './rules.ts'
import { type Stored, storeItem } from './store-item.ts'

export interface ImportState {
  phase: 'choose' | 'check' | 'storing' | 'done'
  items: readonly ImportItem[]
  selected: number | null
  /** Whether one set of rules serves all files. */
  shared: boolean
  rules: Rules
}

type Change =
  | { kind: 'added'; items: readonly ImportItem[] }
  | { kind: 'items'; changes: ReadonlyMap<number, Partial<ImportItem>> }
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
  words: { signedOut: string; defect: string; unreachable: string; tooMany: string }
}

/** How long files are read before the list shows them. */
const batchMs = 250

export function rulesFor(state: ImportState, item: ImportItem): Rules {
  return state.shared ? state.rules : (item.rules ?? state.rules)
}

/** Texts from being chosen to being stored; all of it in the browser until a text is stored. */
export function useImport(settings: ImportSettings) {
  const [state, dispatch] = useReducer(reduce, {
    phase: 'choose',
    items: [],
    selected: null,
    shared: true,
    rules: noRules,
  })
  const nextId = useRef(1)
  const stopping = useRef<AbortController | null>(null)

  const change = (id: number, part: Partial<ImportItem>) =>
    dispatch({ kind: 'items', changes: new Map([[id, part]]) })

  const read = async (item: ImportItem, encoding?: Encoding): Promise<Partial<ImportItem>> => {
    try {
      const file = await readSource(item, settings.limits, encoding)
      const sha256 = await sha256Of(file.text)
      const sameAs = settings.existing.find((one) => one.sha256 === sha256)?.title
      return {
        state: 'ready',
        file,
        ...(encoding === undefined ? {} : { encoding }),
        ...(sameAs === undefined ? {} : { sameAs }),
      }
    } catch (error) {
      const problem = isDomainError(error) ? error.message : settings.words.defect
      return { state: 'refused', problem }
    }
  }

  const add = async (sources: readonly ImportItem['source'][]) => {
    const room = settings.limits.filesPerUpload - state.items.length
    const items = sources.map((source, index): ImportItem => {
      const name = 'file' in source ? source.file.name : source.title
      const item = { id: nextId.current++, name, source }
      return index < room
        ? { ...item, state: 'reading' }
        : { ...item, state: 'refused', problem: settings.words.tooMany }
    })
    if (items.length === 0) return
    dispatch({ kind: 'added', items })
    // One after the other, so that five hundred files do not stand in memory as bytes at once; shown
    // in batches, so that the list is not drawn five hundred times.
    let changes = new Map<number, Partial<ImportItem>>()
    let shownAt = performance.now()
    const show = () => {
      dispatch({ kind: 'items', changes })
      changes = new Map()
      shownAt = performance.now()
    }
    for (const item of items.slice(0, Math.max(0, room))) {
      changes.set(item.id, await read(item))
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
    const wanted = state.items.filter((item) =>
      ids === undefined ? isWanted(item) : ids.includes(item.id),
    )
    for (const item of wanted) {
      if (stop.signal.aborted) break
      change(item.id, { state: 'storing' })
      const again = ids === undefined ? item.again === true : true
      change(
        item.id,
        await stored({ ...item, again }, rulesFor(state, item), settings, stop.signal),
      )
    }
    dispatch({ kind: 'state', change: { phase: 'done' } })
  }

  const isStoring = state.phase === 'storing'
  useEffect(() => {
    if (!isStoring) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isStoring])

  return {
    state,
    addFiles: (files: readonly File[]) => add(files.map((file) => ({ file }))),
    addText: (text: string, title: string) => add([{ text, title }]),
    readAs: async (item: ImportItem, encoding: Encoding) =>
      change(item.id, await read(item, encoding)),
    setAgain: (id: number, again: boolean) => change(id, { again }),
    remove: (id: number) => dispatch({ kind: 'removed', id }),
    select: (selected: number) => dispatch({ kind: 'state', change: { selected } }),
    setShared: (shared: boolean) => dispatch({ kind: 'state', change: { shared } }),
    setRules: useCallback((rules: Rules) => dispatch({ kind: 'rules', rules }), []),
    back: () => dispatch({ kind: 'state', change: { phase: 'choose', items: [], selected: null } }),
    store,
    stop: () => stopping.current?.abort(),
  }
}

function reduce(state: ImportState, change: Change): ImportState {
  switch (change.kind) {
    case 'added': {
      const items = [...state.items, ...change.items]
      return { ...state, phase: 'check', items, selected: state.selected ?? items[0]?.id ?? null }
    }
    case 'items':
      return {
        ...state,
        items: state.items.map((item) => {
          const part = change.changes.get(item.id)
          return part === undefined ? item : { ...item, ...part }
        }),
      }
    case 'removed': {
      const items = state.items.filter((item) => item.id !== change.id)
      const selected = state.selected === change.id ? (items[0]?.id ?? null) : state.selected
      return { ...state, items, selected, phase: items.length === 0 ? 'choose' : state.phase }
    }
    case 'rules':
      if (state.shared) return { ...state, rules: change.rules }
      return {
        ...state,
        items: state.items.map((item) =>
          item.id === state.selected ? { ...item, rules: change.rules } : item,
        ),
      }
    case 'state': {
      // From now on each file goes its own way, beginning where all of them stood.
      const items =
        change.change.shared === false
          ? state.items.map((item) => ({ ...item, rules: state.rules }))
          : state.items
      return { ...state, items, ...change.change }
    }
  }
}

async function readSource(
  { source }: ImportItem,
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
  item: ImportItem,
  rules: Rules,
  { address, words }: ImportSettings,
  signal: AbortSignal,
): Promise<Partial<ImportItem>> {
  let answer: Stored | 'signed-out' | 'defect'
  try {
    answer = await storeItem(address, item, rules, signal)
  } catch {
    return signal.aborted ? { state: 'ready' } : { state: 'failed', problem: words.unreachable }
  }
  if (answer === 'signed-out') return { state: 'failed', problem: words.signedOut }
  if (answer === 'defect') return { state: 'failed', problem: words.defect }
  if ('problem' in answer) {
    const isSame = answer.problem.code === 'conflict'
    const problem = answer.problem.message
    return { state: 'failed', problem, ...(isSame ? { sameAs: item.name } : {}) }
  }
  return { state: 'stored', transcriptId: answer.id }
}

/** Empty where the page is not served safely enough for the browser to reckon it. */
async function sha256Of(text: string): Promise<string> {
  if (globalThis.crypto.subtle === undefined) return ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
