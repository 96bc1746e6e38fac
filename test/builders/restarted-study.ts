import { type FreshDatabase, freshDatabase } from './database.ts'
import { hostLive, insertStudy, type LiveHost, type Study } from './live-study.ts'
import { renewDocument } from './renewing.ts'

/** A study whose server goes away, and comes back under the same address. */
export class RestartedStudy {
  private constructor(
    readonly database: FreshDatabase,
    readonly study: Study,
    /** As it runs now, or ran last. */
    public host: LiveHost,
  ) {}

  static async start(): Promise<RestartedStudy> {
    const database = await freshDatabase()
    const study = await insertStudy(database.db)
    return new RestartedStudy(database, study, await hostLive(database))
  }

  async stop(): Promise<void> {
    await this.host.stop()
  }

  /** As after a restart of the machine. */
  async comeBack(): Promise<void> {
    this.host = await hostLive(this.database, { port: this.host.port })
  }

  /** While the server is away a document is rebuilt under its next epoch. */
  async renew(name: string): Promise<void> {
    await this.stop()
    await renewDocument(this.database.db, { projectId: this.study.projectId, name })
    await this.comeBack()
  }

  async end(): Promise<void> {
    await this.stop()
    await this.database.drop()
  }
}
