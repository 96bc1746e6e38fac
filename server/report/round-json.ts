import type { AgreementInput } from '#model/agreement/agreement.ts'
import type { ComparedLayer, ComparedTranscript } from '#model/agreement/reliability.ts'

/** A round as it was read: its transcripts and layers are parsed in the thread that they are read for. */
export interface RoundJson extends Omit<AgreementInput, 'transcripts' | 'layers'> {
  /** As `readPartsJson` gives them. */
  parts: readonly string[]
}

interface Part {
  transcripts: ComparedTranscript[]
  layers: ComparedLayer[]
}

/** In the thread: what figures are computed from. */
export function inputFrom({ parts, ...rest }: RoundJson): AgreementInput {
  return { ...rest, ...parsed(parts) }
}

/** In the thread: transcripts and layers of all parts. */
export function parsed(parts: readonly string[]): Part {
  const read = parts.map((part) => JSON.parse(part) as Part)
  return {
    transcripts: read.flatMap((part) => part.transcripts),
    layers: read.flatMap((part) => part.layers),
  }
}
