import { z } from 'zod'
import { type Code, CodeId, foldedName, hues } from './codebook.ts'
import { lastBelow, placeAfter } from './codebook-tree.ts'
import { DomainError } from './errors.ts'
import { storedText, visibleName } from './fields.ts'
import { lengths } from './lengths.ts'
import { limits } from './limits.ts'
import type { CodebookDoc, DraftCode } from './live/codebook-doc.ts'
import { slugOf } from './slug.ts'

/** What is asked for where somebody who codes needs a code that the codebook has not. */
export const NewCodeRequest = z.strictObject({
  name: visibleName(limits.codeNameCharacters),
  /** Id of the code it stands under. */
  parent: CodeId.optional(),
  definition: storedText(lengths.definition).optional(),
})
export type NewCodeRequest = z.infer<typeof NewCodeRequest>

/**
 * A code of which nothing but the name is known, with an id of its own.
 *
 * @param codes the codebook it comes into
 * @param published ids that a version of the codebook has, which stay theirs
 */
export function blankCode(
  name: string,
  codes: readonly Pick<DraftCode, 'id' | 'colour'>[],
  published: readonly string[],
): Code {
  return {
    id: slugOf(name, new Set([...published, ...codes.map(({ id }) => id)]), 'code'),
    name,
    definition: '',
    includeWhen: '',
    excludeWhen: '',
    examples: { hit: '', nearMiss: '' },
    colour: leastUsed(codes),
  }
}

/**
 * Adds a code to the working codebook, at the end or below the code it stands under.
 *
 * @throws {DomainError} `conflict` where a code there has that name, `invalid-input` for a parent that
 *   is not there or retired
 */
export function addCode(
  doc: CodebookDoc,
  { name, parent, definition = '' }: NewCodeRequest,
  published: readonly string[],
): Code {
  const codes = doc.codes()
  const above = codes.find(({ id, retired }) => id === parent && !retired)
  if (parent !== undefined && above === undefined) {
    const message = 'The code it was to stand under is not there any more. Choose another one.'
    throw new DomainError('invalid-input', message, { issues: [{ path: 'parent', message }] })
  }
  const asked = foldedName({ name, parent })
  const twin = codes.find(
    (one) => foldedName({ name: one.name ?? '', parent: one.parent }) === asked,
  )
  if (twin !== undefined) {
    throw new DomainError(
      'conflict',
      twin.retired
        ? `A retired code is called “${twin.name}”. Choose another name, or ask a lead to bring it back.`
        : `There is a code “${twin.name}” already. Use that one, or choose another name.`,
    )
  }
  const code: Code = {
    ...blankCode(name, codes, published),
    definition,
    ...(above === undefined ? {} : { parent: above.id }),
  }
  doc.add(code, placeAfter(codes, above && lastBelow(codes, above.id)))
  return code
}

/** The hue that fewest codes have, so that codes differ as long as they can. */
function leastUsed(codes: readonly Pick<DraftCode, 'colour'>[]) {
  const uses = hues.map((hue) => codes.filter((code) => code.colour === hue).length)
  return hues[uses.indexOf(Math.min(...uses))]!
}

/** Selected words as the name of a code (in vivo): on one line, without signs at their ends, cut to what fits. */
export function nameFromWords(words: string): string {
  const line = words.replace(/\s+/g, ' ').replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
  return [...line].slice(0, limits.codeNameCharacters).join('').trim()
}
