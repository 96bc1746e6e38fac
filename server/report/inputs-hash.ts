import { createHash } from 'node:crypto'
import type { AgreementInput } from '#model/agreement/agreement.ts'

/**
 * SHA-256 of all that figures are computed from, as hex: texts, turns, which speakers are codable, layers with
 * what is said in their slots, codebook and settings. The same inputs have the same hash, in whatever order they were read.
 */
export function hashOfInputs({
  transcripts,
  layers,
  codes,
  codebook = [],
  settings,
}: AgreementInput): string {
  const texts = transcripts.map(({ id, text, language, turns, speakers }) => [
    id,
    sha256(text),
    language,
    turns.map(({ ordinal, speaker, speechStart, end }) => [ordinal, speaker, speechStart, end]),
    speakers.map(({ label, codable }) => [label, codable]).sort(byText),
  ])
  const coded = layers.map(({ transcript, coder, completed, spans }) => [
    transcript,
    coder,
    completed,
    spans
      .map(({ start, end, code, slots = {} }) => [
        start,
        end,
        code,
        Object.entries(slots).sort(byText),
      ])
      .sort(byText),
  ])
  const tree = codebook.map(({ id, parent, group, exclusive, retired, slots = [] }) => [
    ...[id, parent, group, exclusive, retired],
    slots.map(({ key, label, kind, ...rest }) => [key, label, kind, Object.entries(rest)]),
  ])
  const chosen = Object.entries(settings).sort(byText)
  return sha256(JSON.stringify([texts.sort(byText), coded.sort(byText), codes, tree, chosen]))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function byText(a: unknown, b: unknown): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  return one < other ? -1 : one > other ? 1 : 0
}
