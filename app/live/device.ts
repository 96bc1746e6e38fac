import { databaseNames, deleteDatabases, type KeptEntry, readAllKept } from './kept-store.ts'

const prefix = 'parley:'
/**
 * Whose things are to go, until they are gone: a tab that sleeps may hold on to them for a while. Other
 * pages learn by it that somebody signs out, and a page that is gone holds on to nothing.
 */
const clearingKey = `${prefix}clearing`

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
  return { entries, count: entries.length }
}

/**
 * Takes away everything that Parley keeps in this browser, but for what somebody else left here unsaved:
 * it stays under their name, and nobody else is shown it.
 */
export async function clearDevice(personId: string): Promise<void> {
  mark(personId)
  const stays = await othersWithWork(personId)
  await remove(
    (name) => name !== clearingKey && !stays.some((other) => name.startsWith(`${prefix}${other}:`)),
  )
  mark(null)
}

/**
 * Goes on with what signing out could not finish, since a tab that slept would not let go of it.
 *
 * @param personId who is signed in now: whoever came back keeps what is theirs
 */
export async function finishClearing(personId: string | null): Promise<void> {
  const left = storedKeys().includes(clearingKey) ? localStorage.getItem(clearingKey) : null
  if (left === null) return
  if (left !== personId) await remove((name) => name.startsWith(`${prefix}${left}:`))
  mark(null)
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

/**
 * Acts when another page of this browser signs out.
 *
 * @returns how to stop
 */
export function onSignedOut(act: () => void): () => void {
  // The page that writes it is not told.
  const listen = ({ key, newValue }: StorageEvent) => {
    if (key === clearingKey && newValue !== null) act()
  }
  addEventListener('storage', listen)
  return () => removeEventListener('storage', listen)
}

async function remove(isToGo: (name: string) => boolean): Promise<void> {
  for (const key of storedKeys().filter(isToGo)) localStorage.removeItem(key)
  await deleteDatabases((await databaseNames()).filter(isToGo))
}

function mark(personId: string | null): void {
  try {
    if (personId === null) localStorage.removeItem(clearingKey)
    else localStorage.setItem(clearingKey, personId)
  } catch {
    // Storage is forbidden or full: what is there goes all the same.
  }
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
