import { foundIn, type IncomingText } from './incoming-text.ts'
import { type Rules, speakerChoices, turnChoices } from './rules.ts'

export type Stored = { id: string; title: string } | { problem: { code: string; message: string } }

/**
 * Sends one text with what was decided about it. The server reads the file anew by the same rules.
 *
 * @throws {TypeError} when the server cannot be reached
 */
export async function storeText(
  address: string,
  text: IncomingText,
  rules: Rules,
  signal: AbortSignal,
): Promise<Stored | 'signed-out' | 'defect'> {
  const { file } = text
  if (file === undefined) throw new Error('A text that was not read cannot be stored.')
  const found = foundIn(file, rules)
  const form = new FormData()
  if ('file' in text.source) form.set('file', text.source.file)
  // As a blob: in a text field every line end would become CR LF.
  else form.set('text', new Blob([text.source.text]))
  form.set(
    'choices',
    JSON.stringify({
      ...('title' in text.source && text.source.title !== '' ? { title: text.source.title } : {}),
      // Whoever presses the button has seen how it reads.
      ...('file' in text.source && (text.encoding !== undefined || !file.certain)
        ? { encoding: file.encoding }
        : {}),
      turns: turnChoices(rules),
      speakers: speakerChoices(rules, found),
      again: text.again === true,
      speakersChecked: true,
    }),
  )
  const answer = await fetch(address, { method: 'POST', body: form, signal, redirect: 'manual' })
  if (answer.type === 'opaqueredirect') return 'signed-out'
  if (!answer.headers.get('content-type')?.includes('json')) return 'defect'
  return answer.json()
}
