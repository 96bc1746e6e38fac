import { randomUUID } from 'node:crypto'
import { readShippedCodebook } from '#codebooks/index.ts'
import { recordEvent } from '#db/audit.ts'
import { setRoles } from '#db/members.ts'
import { insertPerson, readCredentials } from '#db/people.ts'
import { finishProject, insertProject } from '#db/projects.ts'
import { DomainError } from '#model/errors.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { layerDoc } from '#model/live/layer-doc.ts'
import { answerThread, openThread, resolveThread } from '../discussions.ts'
import { insertProjectCodebook } from '../first-codebook.ts'
import { completeLayer, replaceLayer } from '../layers.ts'
import { createRound, setRoundStatus } from '../rounds.ts'
import type { Person, Services } from '../services.ts'
import { storeTranscript } from '../transcript-import.ts'
import { reader } from './notes.ts'
import { placeOf } from './passages.ts'
import { type DemoCoder, type DemoRound, type DemoStudy, demoStudy } from './study.ts'
import { removeDemo } from './unfinished.ts'

/**
 * Makes the demo study for a person, who leads it and codes in the round that runs. Everything goes the
 * way people's own work goes, checks and live documents included, so the demo shows nothing that could
 * not have come about.
 *
 * Each person may have their own; the demo coders are the same people in all of them, and cannot sign in.
 *
 * @param projectId made by a form, so that one sent twice makes one study
 * @returns the project's id
 * @throws what went wrong, with nothing of the project left behind. Of a process that dies meanwhile something
 *   stays, which nobody is shown and `removeUnfinishedDemos` removes
 */
export async function makeDemoStudy(
  services: Services,
  person: Person,
  projectId: string = randomUUID(),
): Promise<string> {
  const study = demoStudy()
  const coders = new Map<string, Person>()
  for (const coder of study.coders) coders.set(coder.initials, await demoPerson(services, coder))
  const isMade = await services.db.transaction().execute(async (trx) => {
    const project = {
      id: projectId,
      name: study.name,
      demo: true,
      unfinished: true,
      createdBy: person.id,
    }
    if (!(await insertProject(trx, { ...project, now: services.clock.now() }))) return false
    await setRoles(trx, projectId, person.id, ['lead', 'coder'])
    for (const coder of coders.values()) await setRoles(trx, projectId, coder.id, ['coder'])
    const about = { codebook: study.codebook, demo: true }
    await recordEvent(trx, { projectId, personId: person.id, kind: 'project-created', about })
    const codebook = readShippedCodebook(study.codebook)
    await insertProjectCodebook(services, trx, person, projectId, codebook)
    return true
  })
  if (!isMade) return projectId
  try {
    const transcripts = new Map<string, string>()
    for (const { key, title, text } of study.transcripts) {
      const source = { name: `${key}.txt`, bytes: new TextEncoder().encode(text) }
      const choices = { title, language: 'en', speakersChecked: true }
      const { transcript } = await storeTranscript(services, person, projectId, source, choices)
      transcripts.set(key, transcript.id)
    }
    for (const round of study.rounds) {
      const roundId = await makeRound(
        services,
        { person, projectId, transcripts, coders },
        study,
        round,
      )
      if (round.isRevealed) continue
      await makeThreads(services, { person, projectId, transcripts, coders }, study, roundId)
    }
    if (!(await finishProject(services.db, projectId))) {
      throw new DomainError('conflict', 'The demo study took too long to make. Try it again.')
    }
  } catch (error) {
    // Half a study explains nothing: the button can be pressed again.
    await removeDemo(services, projectId)
    throw error
  }
  return projectId
}

interface Place {
  person: Person
  projectId: string
  /** Ids by the name of the transcript's files. */
  transcripts: ReadonlyMap<string, string>
  /** People by their initials. */
  coders: ReadonlyMap<string, Person>
}

async function makeRound(
  services: Services,
  { person, projectId, transcripts, coders }: Place,
  { notes }: DemoStudy,
  round: DemoRound,
): Promise<string> {
  const assigned = round.coders.map((initials) => known(coders, initials).id)
  const { id: roundId } = await createRound(services, person, projectId, {
    name: round.name,
    visibility: round.visibility,
    transcripts: [...transcripts.values()],
    coders: round.isRevealed ? assigned : [...assigned, person.id],
  })
  for (const layer of round.layers) {
    const coder = known(coders, layer.coder)
    const transcriptId = known(transcripts, layer.transcript)
    const key = { projectId, roundId, transcriptId, coderId: coder.id }
    await replaceLayer(services, coder, key, { codedSpans: layer.codedSpans })
    const memos = notes.memos.filter(
      (one) =>
        one.round === round.visibility &&
        one.transcript === layer.transcript &&
        one.by === layer.coder,
    )
    if (memos.length > 0) {
      const document = formatDocumentName({ kind: 'layer', ...key })
      await services.live.change(document, coder, (doc) => {
        for (const { about, memo } of memos) layerDoc(doc).setMemo(about, memo)
      })
    }
    if (round.isRevealed) await completeLayer(services, coder, key, true)
  }
  if (round.isRevealed) await setRoundStatus(services, person, projectId, roundId, 'revealed')
  return roundId
}

async function makeThreads(
  services: Services,
  { person, projectId, transcripts, coders }: Place,
  { notes, transcripts: texts }: DemoStudy,
  roundId: string,
): Promise<void> {
  const saying = (text: string) => ({
    text: text.replace(reader, `@${person.name}`),
    mentions: text.includes(reader) ? [person.id] : [],
  })
  for (const { transcript, quote, said, resolvedBy } of notes.threads) {
    const key = { projectId, roundId, transcriptId: known(transcripts, transcript) }
    const { text } = texts.find((one) => one.key === transcript)!
    const [first, ...answers] = said
    const opening = { ...placeOf({ quote, occurrence: undefined }, text), ...saying(first!.text) }
    const { id } = await openThread(services, known(coders, first!.by), key, opening)
    for (const { by, text: answer } of answers) {
      await answerThread(services, known(coders, by), key, id, saying(answer))
    }
    if (resolvedBy !== undefined) {
      await resolveThread(services, known(coders, resolvedBy), key, id, true)
    }
  }
}

/** The account of a demo coder, shared by all demo studies: it has no password and takes none. */
async function demoPerson(services: Services, coder: DemoCoder): Promise<Person> {
  const { db, clock } = services
  const found = await readCredentials(db, coder.email)
  if (found === undefined) {
    const made = await insertPerson(db, {
      id: randomUUID(),
      ...coder,
      passwordHash: null,
      now: clock.now(),
    })
    // Two people may open their first demo in the same moment: whoever comes second finds the account.
    return made ?? demoPerson(services, coder)
  }
  if (found.passwordHash !== null) {
    throw new DomainError(
      'conflict',
      `The address ${coder.email} belongs to a coder of the demo and has an account that can sign in. Ask whoever runs the server to give that account another address.`,
    )
  }
  return found.person
}

function known<T>(those: ReadonlyMap<string, T>, key: string): T {
  const found = those.get(key)
  if (found === undefined) throw new Error(`The demo study does not say who or what “${key}” is.`)
  return found
}
