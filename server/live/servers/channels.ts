import { inNotifications } from '#db/notify.ts'

/** {@link DocumentNews} of a commit. */
export const documentsChannel = 'parley_documents'

/** `<process id> <what changed, in JSON>` */
export const rightsChannel = 'parley_rights'

/** Who is where, in the words of `peer-news.ts`. */
export const presenceChannel = 'parley_presence'

/** That a document grew to an update's number, and in which epoch. */
export interface DocumentNews {
  document: string
  epoch: number
  sequence: number
}

/**
 * News of one process in as few messages as they take: it hears each of its own as well.
 *
 * @param processId who stored it: the first word, so that its own are told at a glance
 */
export function formatDocumentNews(processId: string, news: readonly DocumentNews[]): string[] {
  const entries = news.map(({ document, epoch, sequence }) => `${document} ${epoch} ${sequence}`)
  return inNotifications(entries, { before: `${processId} `, between: ' ', after: '' })
}

/** @returns nothing for what is no such message */
export function readDocumentNews(message: string): DocumentNews[] {
  const [, ...words] = message.split(' ')
  const news: DocumentNews[] = []
  for (let at = 0; at + 2 < words.length; at += 3) {
    const [document, epoch, sequence] = words.slice(at, at + 3)
    news.push({ document: document!, epoch: Number(epoch), sequence: Number(sequence) })
  }
  return news
}
