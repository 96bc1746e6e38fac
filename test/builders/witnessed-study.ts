import { expect } from 'vitest'
import * as Y from 'yjs'
import { readLayer } from '#db/layers.ts'
import type { CodedSpan } from '#model/span.ts'
import { LiveClient } from './live-client.ts'
import { aSpan, type LiveStudy, layerKey, liveStudy } from './live-study.ts'

/** A layer with one coded span, and a page that watches that nothing else comes in. */
export class WitnessedStudy {
  private constructor(
    readonly study: LiveStudy,
    readonly witness: LiveClient,
    readonly good: CodedSpan,
  ) {}

  static async start(): Promise<WitnessedStudy> {
    const study = await liveStudy({ sweepMs: 50, probeMs: 500 })
    const witness = await joinLayer(study)
    const good = aSpan({ id: '00000000-0000-4000-8000-000000000001', memo: 'good' })
    witness.layer.put(good)
    await witness.saved()
    return new WitnessedStudy(study, witness, good)
  }

  /** Another page of the same layer. */
  join(query = '', doc = new Y.Doc()): Promise<LiveClient> {
    return joinLayer(this.study, query, doc)
  }

  /** Document, rows and the other's page are what they were, and the server answers. */
  async expectUntouched(): Promise<void> {
    const { study, witness, good } = this
    await witness.saved()
    expect(witness.layer.codedSpans()).toEqual([good])
    expect([...witness.layer.memos()]).toEqual([])
    expect(await readLayer(study.database.db, layerKey(study, study.ana))).toEqual([good])
    const late = await this.join()
    expect(late.layer.codedSpans()).toEqual([good])
    expect([...late.doc.share.keys()].sort()).toEqual(['codedSpans', 'memos'])
    await late.close()
  }

  async end(): Promise<void> {
    await this.witness.close()
    await this.study.stop()
  }
}

function joinLayer(study: LiveStudy, query = '', doc = new Y.Doc()): Promise<LiveClient> {
  return new LiveClient(study.url, study.layerOf(study.ana), study.ana, query, doc).join()
}
