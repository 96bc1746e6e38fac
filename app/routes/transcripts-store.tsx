import { DomainError, isDomainError } from '#model/errors.ts'
import { parsingJson } from '#server/api/json.ts'
import type { TranscriptSource } from '#server/files/read-text.ts'
import type { Services } from '#server/services.ts'
import { storeTranscript, type TranscriptChoices } from '#server/transcript-import.ts'
import { fetchAction } from '../pageless.server.ts'
import { param, textOf } from '../route.server.ts'

/** Takes one text at a time from the page that checked it, and stores it. */
export const action = fetchAction(async ({ services, person, params, form }) => {
  const { transcript } = await storeTranscript(
    services,
    person,
    param(params, 'project'),
    await sourceOf(form),
    await choicesOf(form, services.live),
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

/** More labels and speakers than these nobody says anything of. */
const mostChoices = 5_000

/** Whatever it is, the use case checks it. */
async function choicesOf(form: FormData, live: Services['live']): Promise<TranscriptChoices> {
  const json = new TextEncoder().encode(textOf(form, 'choices'))
  try {
    return (await live.bitByBit(parsingJson(json, mostChoices))) as TranscriptChoices
  } catch (error) {
    if (isDomainError(error)) throw error
    throw new DomainError('invalid-input', 'The form did not arrive whole. Send it again.')
  }
}
