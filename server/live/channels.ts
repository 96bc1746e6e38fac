/** {@link DocumentNews}, one for each document of a commit. */
export const documentsChannel = 'parley_documents'

/** `<process id> <what changed, in JSON>` */
export const rightsChannel = 'parley_rights'

/** Who is where, in the words of `peer-news.ts`. */
export const presenceChannel = 'parley_presence'

/** That a document grew to an update's number, and in which epoch. */
export interface DocumentNews {
  /** Who stored it. */
  processId: string
  document: string
  epoch: number
  sequence: number
}

export function formatDocumentNews({ processId, document, epoch, sequence }: DocumentNews): string {
  return `${processId} ${document} ${epoch} ${sequence}`
}

/** @returns `null` for what is no such message */
export function readDocumentNews(message: string): DocumentNews | null {
  const [processId, document, epoch, sequence] = message.split(' ')
  if (processId === undefined || document === undefined) return null
  return { processId, document, epoch: Number(epoch), sequence: Number(sequence) }
}
