/** One entry of a document of maps as it is to be; `undefined` for one that is to go. */
export interface EntryChange {
  /** Name of the map. */
  root: string
  key: string
  value: unknown
}

/**
 * What is to change, found while it is asked for, so that whoever asks may pause in between: `null` for
 * something that was looked at and stays.
 */
export type EntryChanges = Iterable<EntryChange | null>
