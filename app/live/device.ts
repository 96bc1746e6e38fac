import { databaseNames, deleteDatabases, type KeptEntry, readAllKept } from './kept-store.ts'

const prefix = 'parley:'
/** Pages of one browser tell one another on it that somebody signed out. */
const channelName = 'parley'
const signedOut = 'signed-out'

/** What a person did that is on this device and not on the server. */
export interface UnsavedHere {
  entries: readonly KeptEntry[]
  /** Of entries, and of codebooks, whose changes are counted alone. */
  count: number
}

/** What would be lost if this device were cleared now. */
export async function unsavedHere(personId: string): Promise<UnsavedHere> {
  const { waiting, aside } = await readAllKept(personId)
  const entries = [...waiting, ...aside]
  const codebooks = storedKeys()
    .filter((key) => key.startsWith(`${prefix}${personId}:codebook.`))
    .map((key) => Number(localStorage.getItem(key)) || 0)
  return { entries, count: codebooks.reduce((sum, count) => sum + count, entries.length) }
}

/**
 * Takes away everything that Parley keeps in this browser, but for what somebody else left here unsaved:
 * it stays under their name, and nobody else is shown it.
 */
export async function clearDevice(personId: string): Promise<void> {
  const stays = await othersWithWork(personId)
  await remove((name) => !stays.some((other) => name.startsWith(`${prefix}${other}:`)))
}

/** Of everybody else who used this browser, takes away what the server has as well. */
export async function forgetOthers(personId: string): Promise<void> {
  const stays = [personId, ...(await othersWithWork(personId))]
  await remove(
    (name) => ownerOf(name) !== null && !stays.some((id) => name.startsWith(`${prefix}${id}:`)),
  )
}

/** Whether somebody else left work on this device that has not reached the server. */
export async function othersWithWork(personId: string): Promise<string[]> {
  const names = [...(await databaseNames()), ...storedKeys()]
  const others = new Set(names.flatMap((name) => ownerOf(name) ?? []))
  others.delete(personId)
  const withWork: string[] = []
  for (const other of others) if ((await unsavedHere(other)).count > 0) withWork.push(other)
  return withWork
}

export function tellSignedOut(): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(signedOut)
  channel.close()
}

/** @returns how to stop */
export function onSignedOut(act: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }) => {
    if (data === signedOut) act()
  }
  return () => channel.close()
}

async function remove(isToGo: (name: string) => boolean): Promise<void> {
  for (const key of storedKeys().filter(isToGo)) localStorage.removeItem(key)
  await deleteDatabases((await databaseNames()).filter(isToGo))
}

function storedKeys(): string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '')
    return keys.filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

/** The person in a name, `null` where it is nobody's: a look, a switch. */
function ownerOf(name: string): string | null {
  const [, id, rest] = name.split(':')
  return rest === undefined || id === undefined || id.length !== 36 ? null : id
}
