import type { DocumentClient } from '#db/documents.ts'
import { DomainError } from '#model/errors.ts'
import type { Connection } from '../line/connection.ts'
import { staleEpoch } from '../stored/stale-epoch.ts'

/**
 * Whose each Yjs client id of a document is. Two writers under one id would let two copies part without
 * anybody noticing: their state vectors stay equal. So an id belongs to the member who brought it
 * first, through reloads and days offline, and one connection at a time writes under it.
 */
export class ClientIds {
  private readonly owners = new Map<number, DocumentClient>()
  private readonly writers = new Map<number, Connection>()
  /** Ids under which the server writes for a person. */
  private readonly ownIds = new Map<string, number>()

  constructor(
    known: readonly DocumentClient[],
    private readonly epoch: number,
  ) {
    for (const client of known) this.owners.set(client.clientId, client)
  }

  /** @throws {DomainError} `not-permitted` for another member's id, `stale-epoch` for one of a former epoch */
  check(clients: readonly number[], personId: string): void {
    for (const client of clients) {
      const owner = this.owners.get(client)
      if (owner === undefined) continue
      if (owner.personId !== personId) {
        throw new DomainError('not-permitted', 'This is written under the name of somebody else.')
      }
      if (owner.epoch < this.epoch) throw staleEpoch()
    }
  }

  /** @throws {DomainError} `stale-epoch` where a device's copy has ids of a former epoch */
  checkHistory(clients: Iterable<number>): void {
    for (const client of clients) {
      const owner = this.owners.get(client)
      if (owner !== undefined && owner.epoch < this.epoch) throw staleEpoch()
    }
  }

  /** Another connection that writes under one of these ids. */
  rivalOf(connection: Connection, clients: readonly number[]): Connection | undefined {
    for (const client of clients) {
      const writer = this.writers.get(client)
      if (writer !== undefined && writer !== connection) return writer
    }
    return undefined
  }

  write(connection: Connection, clients: readonly number[]): void {
    for (const client of clients) this.writers.set(client, connection)
  }

  leave(connection: Connection): void {
    for (const [client, writer] of this.writers) {
      if (writer === connection) this.writers.delete(client)
    }
  }

  /** @returns those that were new and are bound now */
  bind(clients: readonly number[], personId: string): DocumentClient[] {
    const fresh = clients
      .filter((clientId) => !this.owners.has(clientId))
      .map((clientId) => ({ clientId, personId, epoch: this.epoch }))
    for (const client of fresh) this.owners.set(client.clientId, client)
    return fresh
  }

  /** One id a person, so that each request does not leave one behind. */
  ownIdOf(personId: string, fresh: number): number {
    const known = this.ownIds.get(personId)
    if (known !== undefined) return known
    this.ownIds.set(personId, fresh)
    return fresh
  }
}
