import { seeded } from '#model/agreement/random.ts'
import type { ComparedLayer, ComparedTranscript } from '#model/agreement/reliability.ts'
import type { Placed } from '#model/codebook-tree.ts'

export const smallCodebook: readonly Placed[] = [
  { id: 'a', group: 'G' },
  { id: 'b', group: 'G' },
  { id: 'c', parent: 'e' },
  { id: 'd', parent: 'e' },
  { id: 'e' },
  { id: 'f' },
]
export const smallExclusive = [['b', 'f']]

/** The same as a list of who is whose rival, for a second way of counting. */
const rivals = ['ab', 'bf', 'cd', 'ce', 'de']
export function isRival(code: string, other: string): boolean {
  return rivals.includes(code + other) || rivals.includes(other + code)
}

/**
 * A small study of anything: turns with text before and between them, a speaker who is not codable, layers
 * not completed, a coder without spans, spans of all lengths that overlap, touch and repeat.
 */
export function smallStudy(seed: number) {
  const random = seeded(seed)
  const coders = ['ana', 'ben', 'cem', 'dee', 'eva'].slice(0, 2 + random.below(4))
  const transcripts: ComparedTranscript[] = Array.from(
    { length: 1 + random.below(3) },
    (_, nth) => {
      let text = '#'.repeat(random.below(3))
      const turns = Array.from({ length: 2 + random.below(4) }, (__, index) => {
        const start = text.length
        const label = 'Q: '.slice(0, random.below(2) * 3)
        text += label + 'Aa b. Cc d? '.slice(random.below(6)).trim()
        const end = text.length
        text += '\n'.repeat(random.below(3))
        return {
          ordinal: index + 1,
          speaker: ['Q', 'A', 'B', null][random.below(4)]!,
          start,
          speechStart: start + label.length,
          end,
        }
      })
      return {
        id: `t${nth}`,
        text,
        length: text.length,
        language: 'en',
        turns,
        speakers: ['Q', 'A', 'B'].map((label) => ({ label, codable: label !== 'Q' })),
      }
    },
  )
  const layers: ComparedLayer[] = transcripts.flatMap(({ id, length }) =>
    coders.map((coder) => ({
      transcript: id,
      coder,
      completed: random.below(6) > 0,
      spans: Array.from({ length: random.below(9) }, () => {
        const start = random.below(length)
        const end = Math.min(length, start + 1 + random.below(random.below(3) === 0 ? 20 : 6))
        return { start, end, code: smallCodebook[random.below(smallCodebook.length)]!.id }
      }),
    })),
  )
  return { transcripts, layers, codes: smallCodebook.map((code) => code.id) }
}
