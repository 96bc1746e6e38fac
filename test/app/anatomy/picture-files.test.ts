import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PictureFile, pairsFile } from '#app/components/agreement/pictures/files.tsx'
import { costsFile } from '#app/components/anatomy/costs-file.tsx'
import { liveFile } from '#app/components/anatomy/live-file.tsx'
import { lostFile, lostPairsFile } from '#app/components/anatomy/lost-file.tsx'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { pictureDownload } from '#app/picture-download.server.ts'
import { liveFigures } from '#server/agreement/live-figures.ts'
import { lostAgreement } from '#server/agreement/lost-agreement.ts'
import { agreementOfPairs } from '#server/agreement-pages.ts'
import type { Person } from '#server/services.ts'
import { aCodedRound, type CodedRound } from '#test/builders/coded-round.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

const i18n = makeI18n('en', allWords)
const t = i18n.getFixedT('en', 'anatomy')
const ofAgreement = i18n.getFixedT('en', 'agreement')

let services: TestServices
let lia: Person
let ana: Person
let ben: Person
let round: CodedRound

beforeAll(async () => {
  services = await startServices()
  lia = await services.person('Lia')
  ana = await services.person('Ana')
  ben = await services.person('Ben')
  const texts = {
    Interview: 'A: They did it.\n\nB: We will talk.\n\nA: So be it.',
    Speech: 'A: No.',
  }
  round = await aCodedRound(services, { texts, lead: lia, coders: [ana, ben] })
  await round.code('Interview', ana, [
    ['They did it', 'blame'],
    ['talk', 'threat'],
  ])
  await round.code('Interview', ben, [['We will talk', 'blame']])
})
afterAll(() => services?.stop())

async function taken(file: PictureFile): Promise<{ svg: string; rows: Record<string, string>[] }> {
  const text = async (ending: 'svg' | 'csv') =>
    Buffer.concat(
      (await pictureDownload(file, 'x', ending).stream.toArray()).map((part) => Buffer.from(part)),
    ).toString()
  return { svg: await text('svg'), rows: parse(await text('csv'), { columns: true, bom: true }) }
}

const chosen = () => ({
  unit: 'window',
  windowLength: '12',
  overlap: 'half',
  level: '0',
  codes: 'blame,threat',
  coders: `${ana.id},${ben.id}`,
  transcripts: round.transcripts.get('Interview')!,
})
const lines = [
  'windows; a unit has a code when half of it is coded.',
  'A window is 12 characters long.',
  'Codes count as their topmost code.',
  '2 codes chosen.',
  '2 of 2 coders chosen.',
  '1 of 2 transcripts chosen.',
  'codebook version 1',
  'coders saw one another’s codes',
]
const columns = () => ({
  unit: 'window',
  window_length: '12',
  overlap: 'half',
  level: '0',
  chosen_codes: 'blame threat',
  chosen_coders: `${ana.id} ${ben.id}`,
  chosen_transcripts: round.transcripts.get('Interview')!,
  visibility: 'open',
})

const lost = (more: object) =>
  lostAgreement(services, lia, round.project, round.round, { ...chosen(), ...more })

test('pictures and tables of lost agreement say all that was chosen for them', async () => {
  const shown = await lost({ code: 'blame', pair: `${ana.id},${ben.id}` })
  for (const file of [lostFile, lostPairsFile, costsFile]) {
    const { svg, rows } = await taken(file(t, ofAgreement, shown))
    for (const line of lines) expect(svg, file.name).toContain(line)
    expect(rows.length, file.name).toBeGreaterThan(0)
    for (const row of rows) expect(row, file.name).toMatchObject({ over: 'units', ...columns() })
  }
})

test('where agreement is lost is named after the code and the coders it is of', async () => {
  const pair = [ana.id, ben.id]
  const { svg, rows } = await taken(
    costsFile(t, ofAgreement, await lost({ code: 'blame', pair: pair.join(',') })),
  )
  expect(svg).toContain('Where agreement is lost: The blame, Ana and Ben')
  expect(rows[0]).toMatchObject({ of_code: 'blame', of_coders: pair.join(' ') })
  const all = await taken(costsFile(t, ofAgreement, await lost({})))
  expect(all.svg).toContain('Where agreement is lost: All codes')
  expect(all.rows[0]).toMatchObject({ of_code: '', of_coders: '' })
})

test('all codes of pairs are told apart from all codes of what is lost', async () => {
  const page = await agreementOfPairs(services, lia, round.project, round.round, chosen())
  const { svg } = await taken(pairsFile(ofAgreement, page))
  expect(svg).toContain('all codes (the very same set)')
  expect(t('byCode.pooled')).toContain('present or absent')
  expect(t('byCode.ofAll')).toContain('another figure than the α of sets (MASI)')
})

test('what is compared over every character does not speak of units', async () => {
  const { svg, rows } = await taken(lostFile(t, ofAgreement, await lost({ over: 'positions' })))
  expect(svg).toContain('Compared: every character.')
  expect(svg).not.toContain('a unit has a code when')
  expect(rows[0]).toMatchObject({ over: 'positions' })
})

test('the picture and the table of the live view say all that was chosen for them', async () => {
  const given = { ...chosen(), counted: 'completed' }
  const shown = await liveFigures(services, lia, round.project, round.round, given)
  const { svg, rows } = await taken(liveFile(t, ofAgreement, shown))
  for (const line of [...lines, 'on transcripts that two coders or more have completed']) {
    expect(svg).toContain(line)
  }
  for (const row of rows) expect(row).toMatchObject({ counted: 'completed', ...columns() })
})
