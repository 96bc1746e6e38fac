import type { Transaction } from 'kysely'
import * as Y from 'yjs'
import { appendUpdates, reserveSequences } from '#db/documents.ts'
import type { Database } from '#db/schema.ts'
import { Codebook } from '#model/codebook.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { memberOf } from './access.ts'
import { documentOf } from './codebooks.ts'
import { publishWithin } from './publishing.ts'
import type { Person, Services } from './services.ts'

/**
 * Gives a project that is being made its codebook, with it or not at all: the draft holds it, and version
 * 1 is published. Nobody can have the document open yet, so its first update goes straight into the log.
 */
export async function insertProjectCodebook(
  services: Services,
  trx: Transaction<Database>,
  person: Person,
  projectId: string,
  codebook: Codebook,
): Promise<void> {
  const member = await memberOf({ db: trx }, person, projectId)
  const parsed = Codebook.parse(codebook)
  const doc = new Y.Doc()
  codebookDoc(doc).replace(parsed)
  const addition = {
    projectId,
    name: documentOf(projectId),
    updates: [{ update: Y.encodeStateAsUpdate(doc), personId: person.id }],
    clients: [{ clientId: doc.clientID, personId: person.id, epoch: 1 }],
  }
  const { before } = await reserveSequences(trx, [addition])
  await appendUpdates(trx, [addition], before)
  await publishWithin(services, trx, member, parsed, 1)
}
