import { type NamedPlace, namePlaces } from '#db/live.ts'
import { listMembers } from '#db/members.ts'
import { listRounds } from '#db/rounds.ts'
import { compareNames } from '#model/compare.ts'
import type { Face } from '#model/person.ts'
import { memberOf, requireMay } from './access.ts'
import { projectFor } from './projects.ts'
import type { OpenDocument, Person, Services } from './services.ts'
import { toTheMinute } from './to-the-minute.ts'

/** A layer, the readers of a transcript, or the working codebook, while somebody has it open. */
export interface OpenRoom {
  id: string
  kind: 'layer' | 'reading' | 'codebook'
  /** Where it is; `null` for the codebook. */
  place: Pick<NamedPlace, 'roundName' | 'visibility' | 'title'> | null
  /** Whose layer it is. */
  coder: string | null
  /** Who is connected, the coder of a layer among them. */
  people: Face[]
  /** When something of it was last stored; `null` where nobody knows, or nothing of it is stored. */
  lastCommitAt: Date | null
  /** How long the oldest change waits to be stored, in seconds; `null` where another server alone knows. */
  waitingSeconds: number | null
}

/** So many documents are looked at: more than any team has open, and no more than a page can hold. */
const mostDocuments = 500

/**
 * What a lead may watch: who is connected to what, when something was stored last, and whether something
 * waits. It tells nothing of what was coded, nor how much, so that a blind round stays blind. What waits at
 * another server that serves the same study is not known here.
 */
export async function openRooms(
  services: Services,
  person: Person,
  projectId: string,
): Promise<{ project: ReturnType<typeof projectFor>; rooms: OpenRoom[]; connected: number }> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'watch-rooms' })
  const { id } = member.project
  const [rounds, members] = await Promise.all([
    listRounds(services.db, id),
    listMembers(services.db, id),
  ])
  // An address is nobody's business here.
  const faces = new Map(members.map(({ email, roles, ...face }) => [face.id, face]))
  const facesOf = (people: readonly string[]) => people.flatMap((one) => faces.get(one) ?? [])
  const documents = services.live
    .openDocuments(id, new Set(rounds.map((round) => round.id)))
    .sort((a, b) => b.waitingMs - a.waitingMs || b.people.length - a.people.length)
    .slice(0, mostDocuments)
  const layers = documents.flatMap((document) =>
    document.name.kind === 'layer' ? [{ ...document, name: document.name }] : [],
  )
  const readings = readingsOf(documents)
  const named = await namePlaces(services.db, id, [
    ...layers.map(({ name }) => name),
    ...readings.map(({ place }) => ({ ...place, coderId: null })),
  ])
  const byId = new Map(named.map((place) => [idOf(place), place]))
  const rooms = [
    ...layers.flatMap(({ name, ...document }) => {
      const place = byId.get(idOf(name))
      return place === undefined ? [] : [layerRoom(place, document, facesOf(ownOf(document, name)))]
    }),
    ...readings.flatMap(({ place, people }) => {
      const known = byId.get(idOf({ ...place, coderId: null }))
      return known === undefined ? [] : [readingRoom(known, facesOf(people))]
    }),
    ...documents
      .filter(({ name, people, waitingMs }) => {
        return name.kind === 'codebook' && (people.length > 0 || waitingMs > 0)
      })
      .map((document) => codebookRoom(document, facesOf(document.people))),
  ]
  const connected = new Set(documents.flatMap(({ people }) => people))
  return {
    project: projectFor(member),
    rooms: rooms.sort(inOrder),
    connected: connected.size,
  }
}

interface Reading {
  place: { roundId: string; transcriptId: string }
  people: string[]
}

/** Who has a transcript of a round open without a layer of their own in it. */
function readingsOf(documents: readonly OpenDocument[]): Reading[] {
  const readings = new Map<string, Reading>()
  const coding = new Set(
    documents.flatMap(({ name, people }) =>
      name.kind === 'layer' && people.includes(name.coderId) ? [idOf(name)] : [],
    ),
  )
  for (const { name, people } of documents) {
    if (name.kind === 'codebook') continue
    const { roundId, transcriptId } = name
    const reading: Reading = { place: { roundId, transcriptId }, people: [] }
    const known = readings.get(`${roundId} ${transcriptId}`) ?? reading
    readings.set(`${roundId} ${transcriptId}`, known)
    for (const person of people) {
      const isCoding = coding.has(idOf({ roundId, transcriptId, coderId: person }))
      if (!isCoding && !known.people.includes(person)) known.people.push(person)
    }
  }
  return [...readings.values()].filter(({ people }) => people.length > 0)
}

type Kept = Omit<OpenDocument, 'name'>
type Faces = OpenRoom['people']

function ownOf({ people }: Kept, { coderId }: { coderId: string }): string[] {
  return people.filter((id) => id === coderId)
}

function layerRoom(place: NamedPlace, document: Kept, people: Faces): OpenRoom {
  const { committedAt } = document
  const stored = [committedAt, place.lastWorkAt].filter((at) => at !== null)
  const last = stored.sort((a, b) => b.getTime() - a.getTime())[0] ?? null
  return {
    id: idOf(place),
    kind: 'layer',
    place: shownOf(place),
    coder: place.coderName,
    people,
    lastCommitAt: place.visibility === 'blind' ? toTheMinute(last) : last,
    waitingSeconds: waitingSecondsOf(document),
  }
}

function readingRoom(place: NamedPlace, people: Faces): OpenRoom {
  return {
    id: idOf(place),
    kind: 'reading',
    place: shownOf(place),
    coder: null,
    people,
    lastCommitAt: null,
    waitingSeconds: 0,
  }
}

function codebookRoom(document: Kept, people: Faces): OpenRoom {
  return {
    id: 'codebook',
    kind: 'codebook',
    place: null,
    coder: null,
    people,
    lastCommitAt: document.committedAt,
    waitingSeconds: waitingSecondsOf(document),
  }
}

function shownOf({ roundName, visibility, title }: NamedPlace) {
  return { roundName, visibility, title }
}

function waitingSecondsOf({ waitingMs, isElsewhere }: Kept): number | null {
  const seconds = Math.floor(waitingMs / 1000)
  return seconds === 0 && isElsewhere ? null : seconds
}

function idOf(place: { roundId: string; transcriptId: string; coderId: string | null }): string {
  return `${place.roundId} ${place.transcriptId} ${place.coderId ?? ''}`
}

/** By round and transcript, coders before readers; the codebook at the end. */
function inOrder(a: OpenRoom, b: OpenRoom): number {
  if (a.place === null || b.place === null)
    return Number(a.place === null) - Number(b.place === null)
  return (
    compareNames(a.place.roundName, b.place.roundName) ||
    compareNames(a.place.title, b.place.title) ||
    Number(a.coder === null) - Number(b.coder === null) ||
    compareNames(a.coder ?? '', b.coder ?? '')
  )
}
