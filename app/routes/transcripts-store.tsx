import { DomainError } from '#model/errors.ts'
import { storeTranscript, type TranscriptSource } from '#server/transcript-import.ts'
import { fetchAction, param, textOf } from '../route.server.ts'

/** Takes one text at a time from the page that checked it, and stores it. */
export const action = fetchAction(async ({ services, person, params, form }) => {
  const { transcript } = await storeTranscript(
    services,
    person,
    param(params, 'project'),
    await sourceOf(form),
    choicesOf(form),
  )
  return { id: transcript.id, title: transcript.title, turns: transcript.turns.length }
})

async function sourceOf(form: FormData): Promise<TranscriptSource> {
  const text = form.get('text')
  if (text instanceof File) return { text: await text.text() }
  const file = form.get('file')
  if (!(file instanceof File)) throw new DomainError('invalid-input', 'There is no text in it.')
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** Whatever it is, the use case checks it. */
function choicesOf(form: FormData) {
  try {
    return JSON.parse(textOf(form, 'choices'))
  } catch {
    throw new DomainError('invalid-input', 'The form did not arrive whole. Send it again.')
  }
}
