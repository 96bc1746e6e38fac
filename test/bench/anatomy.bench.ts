import { cpus } from 'node:os'
import { anatomyOf } from '#model/agreement/anatomy/anatomy.ts'
import { reliabilityData } from '#model/agreement/reliability.ts'
import { aStudy } from '../model/agreement/study.ts'

/** Milliseconds of the fastest of a few runs, with how far the slowest was. */
function timed(run: () => unknown, times = 3): { best: number; worst: number } {
  const found = Array.from({ length: times }, () => {
    const from = performance.now()
    run()
    return performance.now() - from
  })
  return { best: Math.min(...found), worst: Math.max(...found) }
}

const studies: [name: string, study: ReturnType<typeof aStudy>][] = [
  ['x1', aStudy({ transcripts: 40, turns: 100, coders: 3, codes: 60, spans: 150, seed: 7 })],
  ['x4', aStudy({ transcripts: 160, turns: 100, coders: 3, codes: 60, spans: 150, seed: 7 })],
  ['x16', aStudy({ transcripts: 640, turns: 100, coders: 3, codes: 60, spans: 150, seed: 7 })],
  [
    'large: 10 coders, 200 codes',
    aStudy({ transcripts: 300, turns: 200, coders: 10, codes: 200, spans: 133, seed: 7 }),
  ],
  [
    'one text of 40 coders, 1,000 codes',
    aStudy({ transcripts: 1, turns: 20_000, coders: 40, codes: 1_000, spans: 1_666, seed: 7 }),
  ],
]

console.log(`Anatomy of disagreement, ${cpus()[0]?.model}, Node ${process.version}`)
for (const [name, { transcripts, layers, codes }] of studies) {
  const spans = layers.reduce((sum, layer) => sum + layer.spans.length, 0)
  const data = reliabilityData(transcripts, layers, codes, 'turn')
  // Codes in groups of ten: each has nine rivals.
  const codebook = codes.map((id, at) => ({ id, group: `group ${Math.floor(at / 10)}` }))
  for (const over of ['units', 'positions'] as const) {
    let disagreements = 0
    let pairs = 0
    const { best, worst } = timed(() => {
      const found = anatomyOf({ data, transcripts, layers, codebook, over }).disagreements
      disagreements = found.count
      pairs = found.has.length
    })
    console.log(
      [
        name.padEnd(36),
        over.padEnd(10),
        `${spans.toLocaleString('en')} spans`.padEnd(16),
        `${disagreements.toLocaleString('en')} disagreements`.padEnd(24),
        `${pairs.toLocaleString('en')} pairs`.padEnd(18),
        `${best.toFixed(0)}–${worst.toFixed(0)} ms`.padEnd(16),
        `${((best * 1_000) / spans).toFixed(1)} µs a span`,
      ].join(' '),
    )
  }
}
