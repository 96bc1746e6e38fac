/** `<process id> <document name> <sequence number>`, one for each document of a commit. */
export const documentsChannel = 'parley_documents'

/** `<process id> <what changed, in JSON>` */
export const rightsChannel = 'parley_rights'
