/** Why the embedded PostgreSQL cannot be used, in words for whoever starts the server. */
export class EmbeddedProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedProblem'
  }
}

/** Another server owns the data folder. */
export class DataFolderOwned extends EmbeddedProblem {
  constructor(dataFolder: string, owner: string) {
    super(
      `The data folder ${dataFolder} is in use by another Parley server${owner}. ` +
        'Stop that one first, or give this one a folder of its own with PARLEY_DATA.',
    )
    this.name = 'DataFolderOwned'
  }
}
