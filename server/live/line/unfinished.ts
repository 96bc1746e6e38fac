import type { Connection } from './connection.ts'

/**
 * Ends lines of whoever has begun more than may be held: what came of a message is kept until its end
 * comes, and a person may have many lines.
 *
 * @param mostBytes of all lines of one person; those with the most go first
 */
export function endUnfinished(connections: Iterable<Connection>, mostBytes: number): void {
  const byPerson = new Map<string, Connection[]>()
  for (const connection of connections) {
    const personId = connection.caller?.person.id ?? ''
    const own = byPerson.get(personId)
    if (own === undefined) byPerson.set(personId, [connection])
    else own.push(connection)
  }
  for (const own of byPerson.values()) {
    let bytes = own.reduce((sum, connection) => sum + connection.unfinishedBytes, 0)
    if (bytes <= mostBytes) continue
    for (const connection of own.sort((a, b) => b.unfinishedBytes - a.unfinishedBytes)) {
      if (bytes <= mostBytes) break
      bytes -= connection.unfinishedBytes
      connection.refuse('too-many-requests')
    }
  }
}
