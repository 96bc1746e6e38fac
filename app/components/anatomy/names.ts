import type { Hue } from '#model/codebook.ts'
import type { Face } from '#model/person.ts'
import { type CodeLook, codeLooks } from '../code-look.ts'

/** Who and what the figures of a page are about. */
export interface NamedParts {
  codes: readonly { id: string; name: string; colour: Hue }[]
  coders: readonly Face[]
  transcripts: readonly { id: string; title: string }[]
}

/** What stands for the ids in figures: names, initials, colours. */
export class Names {
  private readonly codes: ReadonlyMap<string, string>
  private readonly coders: ReadonlyMap<string, Face>
  private readonly transcripts: ReadonlyMap<string, string>
  private readonly looks: ReadonlyMap<string, CodeLook>

  constructor({ codes, coders, transcripts }: NamedParts) {
    this.codes = new Map(codes.map(({ id, name }) => [id, name]))
    this.coders = new Map(coders.map((coder) => [coder.id, coder]))
    this.transcripts = new Map(transcripts.map(({ id, title }) => [id, title]))
    this.looks = codeLooks(codes)
  }

  /** A code that the codebook does not have stands under its id. */
  code(id: string): string {
    return this.codes.get(id) ?? id
  }

  look(id: string): CodeLook | undefined {
    return this.looks.get(id)
  }

  coder(id: string): string {
    return this.coders.get(id)?.name ?? ''
  }

  initials(id: string): string {
    return this.coders.get(id)?.initials ?? ''
  }

  transcript(id: string): string {
    return this.transcripts.get(id) ?? ''
  }

  /** Coders in the order in which they stand everywhere else. */
  inOrder(ids: readonly string[]): string[] {
    return [...this.coders.keys()].filter((id) => ids.includes(id))
  }
}
