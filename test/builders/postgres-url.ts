import type { Where } from '#db/connection.ts'

/** The URL of a database: of the one named, or of the one `where` says. */
export function urlOf(where: Where, database?: string): string {
  if ('url' in where) {
    if (database === undefined) return where.url
    const url = new URL(where.url)
    url.pathname = `/${database}`
    return url.href
  }
  const { socketFolder, port = 5432, user } = where
  const host = `host=${encodeURIComponent(socketFolder)}&port=${port}`
  return `postgres://${user}@localhost/${database ?? where.database}?${host}`
}
