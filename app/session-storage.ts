/**
 * Where a browser forbids storage, the session's is kept in the page: Remix asks it for scroll positions and versions
 * of the app, and would otherwise put a problem in place of a page that works.
 */
export function ensureSessionStorage(): void {
  try {
    sessionStorage.getItem('')
  } catch {
    Object.defineProperty(window, 'sessionStorage', { value: memoryStorage(), configurable: true })
  }
}

function memoryStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (place) => [...kept.keys()][place] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, String(value)),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  }
}
