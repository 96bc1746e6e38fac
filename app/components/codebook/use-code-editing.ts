import { useSubmit } from '@remix-run/react'
import type { Code } from '#model/codebook.ts'
import { lastBelow, type Move, moveCode, placeAfter } from '#model/codebook-tree.ts'
import { type CodeField, isFieldValue } from '#model/live/codebook-doc.ts'
import { blankCode } from '#model/new-code.ts'
import type { LiveCodebook } from '../../live/use-codebook.ts'

/** What leads do to the working codebook, each as one change of its document. */
export interface CodebookActs {
  write: (id: string, field: CodeField, value: unknown) => void
  /** @returns whether there was such a step */
  move: (id: string, move: Move) => boolean
  /** @returns the id of the new code */
  add: (name: string, after: string | null) => string
  retire: (id: string) => void
  restore: (id: string) => void
  /** Puts a code back that a version has and the draft lost. */
  bringBack: (code: Code) => void
  /** Asks the server, which alone knows whether it is used anywhere. */
  remove: (id: string) => void
  about: (field: 'name' | 'description', text: string) => void
}

/** `null` while the document is not there yet. */
export function useCodebookActs(
  { doc, draft, codebook }: LiveCodebook,
  published: readonly string[],
): CodebookActs | null {
  const submit = useSubmit()
  if (doc === null) return null
  const write: CodebookActs['write'] = (id, field, value) => {
    // The server would refuse it and close the document: what cannot be is not sent.
    if (value === undefined || isFieldValue(field, value)) doc.setField(id, field, value)
  }
  return {
    write,
    move(id, move) {
      const moved = moveCode(draft, id, move)
      if (moved === null) return false
      doc.doc.transact(() => {
        if (moved.parent !== undefined) doc.setField(id, 'parent', moved.parent ?? undefined)
        if (moved.group !== undefined) doc.setField(id, 'group', moved.group ?? undefined)
        for (const { id: one, place } of moved.places) doc.move(one, place)
      })
      return true
    },
    add(name, after) {
      const code = blankCode(name, draft, published)
      const beside = codebook.codes.find((code) => code.id === after && !code.retired)
      doc.add(
        {
          ...code,
          ...(beside?.parent === undefined ? {} : { parent: beside.parent }),
          ...(beside?.group === undefined ? {} : { group: beside.group }),
        },
        placeAfter(draft, beside && lastBelow(draft, beside.id)),
      )
      return code.id
    },
    retire: (id) => doc.setField(id, 'retired', true),
    restore: (id) => {
      const code = codebook.codes.find((one) => one.id === id)
      const isTaken = codebook.codes.some(
        (one) => one.id !== id && !one.retired && one.key === code?.key,
      )
      doc.doc.transact(() => {
        doc.setField(id, 'retired', undefined)
        // Another code took its key meanwhile.
        if (isTaken) doc.setField(id, 'key', undefined)
      })
    },
    bringBack: (code) => doc.add({ ...code, retired: true }, placeAfter(draft)),
    remove: (id) => submit({ intent: 'remove', code: id }, { method: 'post' }),
    about: (field, text) => (field === 'name' ? doc.setName(text) : doc.setDescription(text)),
  }
}
