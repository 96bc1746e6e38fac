/** The first number of each message on a live socket: those of y-websocket, and our fence. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  /** That rights may have changed: the type in which the protocol tells of them. */
  rights: 2,
  queryAwareness: 3,
  /** With a number; the server echoes it after the commit that holds all sent before it. */
  fence: 100,
} as const
