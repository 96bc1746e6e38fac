import { parseDocumentName } from '#model/live/document-name.ts'

const longest = 300
/** What follows in a path opens an invitation or sets a new password. */
const beforeToken = /^\/+(invitation|password)\/.+$/i
/** Longer than an id: a token, pasted where none belongs. */
const likeToken = /[\w-]{40,}/g

/**
 * The path of a request as the log may have it, with nothing that opens a door: no query, no token of a
 * link.
 *
 * @param target a request's target as it came, of a stranger too
 */
export function loggedPath(target: string): string {
  const path = decoded(target.split(/[?#]/)[0] ?? '')
  const secret = path.match(beforeToken)
  if (secret !== null) return `/${secret[1]!.toLowerCase()}/:token`
  if (path.startsWith('/live/') && parseDocumentName(path.slice(6)) === null) return '/live/:none'
  const plain = path.replace(likeToken, ':token')
  return plain.length <= longest ? plain : `${plain.slice(0, longest)}…`
}

/** The pages' router reads `/%69nvitation` as `/invitation`. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
