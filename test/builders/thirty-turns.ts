import type { Person } from '#server/services.ts'
import { aCodedRound, type CodedRound, type Marks } from './coded-round.ts'
import type { TestServices } from './services.ts'

/**
 * An open round of one interview of thirty turns, `turn0x` to `turn29x`: two coders give blame to every other one, the
 * second not to the first two of them.
 *
 * @param alike what both give besides
 */
export async function thirtyTurns(
  services: TestServices,
  alike: Marks = [],
): Promise<{ lead: Person; round: CodedRound }> {
  const lead = await services.person('Lia')
  const [ana, ben] = [await services.person('Ana'), await services.person('Ben')]
  const turns = Array.from({ length: 30 }, (_, turn) => `turn${turn}x`)
  const texts = { Interview: turns.map((words) => `A: ${words}.`).join('\n\n') }
  const round = await aCodedRound(services, { texts, lead, coders: [ana, ben] })
  const blame = turns.filter((_, turn) => turn % 2 === 0).map((words) => [words, 'blame'] as const)
  await round.code('Interview', ana, [...blame, ...alike])
  await round.code('Interview', ben, [...blame.slice(2), ...alike])
  return { lead, round }
}
