import { hasDoneLately, recordEvent } from '#db/audit.ts'
import type { Round } from '#db/rounds.ts'
import { isStillBlind } from '#model/round.ts'
import type { Person, Services } from '../services.ts'

/** Looked at for so long, by whatever page, picture or script, a round counts as opened once more. */
const recordedEveryMinutes = 60

/** Records that somebody opened the figures of a blind round before it is revealed, once an hour. */
export async function recordOpening(
  { db }: Pick<Services, 'db'>,
  person: Person,
  round: Round,
): Promise<void> {
  if (!isStillBlind(round)) return
  const event = {
    projectId: round.projectId,
    personId: person.id,
    kind: 'agreement-opened' as const,
  }
  const of = { roundId: round.id }
  if (await hasDoneLately(db, { ...event, ...of, minutes: recordedEveryMinutes })) return
  await recordEvent(db, { ...event, about: of })
}
