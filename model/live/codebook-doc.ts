import type * as Y from 'yjs'
import { Code, type Codebook } from '../codebook.ts'

/** Names of what may stand at the top of the document; an update that names another is refused. */
export const codebookRoots = ['fields', 'about'] as const

/** Fields of a code that a lead edits one by one. `id` is in the key. */
export const codeFields = [
  'name',
  'definition',
  'includeWhen',
  'excludeWhen',
  'examples',
  'parent',
  'group',
  'exclusive',
  'colour',
  'key',
  'retired',
  'slots',
  'unit',
  'sources',
] as const
export type CodeField = (typeof codeFields)[number]

/** What became of one field of a code, or of the codebook itself; `null` where there is nothing. */
export interface FieldChange {
  /** `<code id>/<field>`, or `name` and `description` of the codebook. */
  key: string
  value: unknown
  before: unknown
}

/** A code as it stands while people edit it: it may break rules that a published one keeps. */
export type DraftCode = Partial<Omit<Code, 'id'>> & { id: string; place: number }

/**
 * The Yjs document of a project's working codebook. No other file names its keys:
 *
 *   fields: Y.Map<'<code id>/<field>', JSON>   one value per field, so two leads who edit two fields
 *                                              of one code both keep what they wrote
 *   about:  Y.Map<'name' | 'description', text>
 *
 * The order of codes is the field `place`, a number; the place between two neighbours is their mean.
 */
export function codebookDoc(doc: Y.Doc) {
  const fields = doc.getMap<unknown>('fields')
  const about = doc.getMap<unknown>('about')
  let read: readonly DraftCode[] | undefined
  fields.observe(() => (read = undefined))

  const set = (id: string, field: CodeField | 'place', value: unknown): void => {
    if (value === undefined) fields.delete(`${id}/${field}`)
    else fields.set(`${id}/${field}`, value)
  }

  const rootOf = (key: string) => (key.includes('/') ? fields : about)

  return {
    doc,
    /** What stands under a key of {@link FieldChange}; `null` where nothing does. */
    valueAt: (key: string): unknown => rootOf(key).get(key) ?? null,
    /** Whether something stands there, or did and was taken out: Yjs remembers by key. */
    hasHeld: (key: string): boolean => rootOf(key)._map.has(key),
    putAt: (key: string, value: unknown): void => {
      if (value === null) rootOf(key).delete(key)
      else rootOf(key).set(key, value)
    },
    name: (): string => text(about.get('name')),
    description: (): string => text(about.get('description')),
    setName: (name: string): void => void about.set('name', name),
    setDescription: (description: string): void => void about.set('description', description),
    /** Codes in their order; the same array until something changes. */
    codes: (): readonly DraftCode[] => (read ??= draftCodes(fields)),
    setField: (id: string, field: CodeField, value: unknown): void => set(id, field, value),
    move: (id: string, place: number): void => set(id, 'place', place),
    add: (code: Code, place: number): void => doc.transact(() => write(set, code, place)),
    remove: (id: string): void =>
      doc.transact(() => {
        for (const key of [...fields.keys()]) if (key.startsWith(`${id}/`)) fields.delete(key)
      }),
    /** The draft in the shape of a codebook file. It may not parse yet: publishing checks it. */
    toCodebook: (): unknown => ({
      name: text(about.get('name')),
      ...(text(about.get('description')) === ''
        ? {}
        : { description: text(about.get('description')) }),
      codes: draftCodes(fields).map(({ place: _, ...code }) => code),
    }),
    /** Makes the draft equal to `codebook` in one transaction; what is equal already is left alone. */
    replace: (codebook: Codebook): void =>
      doc.transact(() => {
        if (about.get('name') !== codebook.name) about.set('name', codebook.name)
        if (text(about.get('description')) !== (codebook.description ?? '')) {
          about.set('description', codebook.description ?? '')
        }
        const wanted = new Set<string>()
        codebook.codes.forEach((code, index) => {
          write(
            (id, field, value) => {
              if (value === undefined) return
              wanted.add(`${id}/${field}`)
              if (JSON.stringify(fields.get(`${id}/${field}`)) !== JSON.stringify(value)) {
                set(id, field, value)
              }
            },
            code,
            index + 1,
          )
        })
        for (const key of [...fields.keys()]) if (!wanted.has(key)) fields.delete(key)
      }),
    /** Calls back with what each change made on this very copy did. @returns how to stop */
    observeOwn: (changed: (changes: readonly FieldChange[]) => void): (() => void) => {
      const listen = (event: Y.YMapEvent<unknown>, { local }: Y.Transaction) => {
        if (!local) return
        changed(
          [...event.changes.keys].map(([key, { oldValue }]) => ({
            key,
            value: event.target.get(key) ?? null,
            before: oldValue ?? null,
          })),
        )
      }
      fields.observe(listen)
      about.observe(listen)
      return () => {
        fields.unobserve(listen)
        about.unobserve(listen)
      }
    },
    observe: (changed: () => void): (() => void) => {
      fields.observe(changed)
      about.observe(changed)
      return () => {
        fields.unobserve(changed)
        about.unobserve(changed)
      }
    },
  }
}

export type CodebookDoc = ReturnType<typeof codebookDoc>

function write(
  set: (id: string, field: CodeField | 'place', value: unknown) => void,
  code: Code,
  place: number,
): void {
  for (const field of codeFields) set(code.id, field, code[field])
  set(code.id, 'place', place)
}

function draftCodes(fields: Y.Map<unknown>): DraftCode[] {
  const codes = new Map<string, DraftCode>()
  for (const [key, value] of fields.entries()) {
    const slash = key.indexOf('/')
    const id = key.slice(0, slash)
    const field = key.slice(slash + 1)
    if (!isField(field) || !isFieldValue(field, value)) continue
    const code = codes.get(id) ?? { id, place: 0 }
    codes.set(id, Object.assign(code, { [field]: value }))
  }
  return [...codes.values()]
    .filter((code) => code.name !== undefined)
    .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
}

function isField(field: string): field is CodeField | 'place' {
  return field === 'place' || (codeFields as readonly string[]).includes(field)
}

/**
 * Whether a value has the type its field asks for. Text may be empty or too long while it is being
 * written, so only shapes are looked at here; `Codebook` says the rest when the draft is published.
 */
export function isFieldValue(field: CodeField | 'place', value: unknown): boolean {
  if (field === 'place') return typeof value === 'number' && Number.isFinite(value)
  if (field === 'name') return typeof value === 'string'
  return Code.shape[field].safeParse(value).success
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
