import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setRoles } from '#db/members.ts'
import type { Visibility } from '#model/round.ts'
import { makeFigures } from '#server/agreement/figures.ts'
import { agreementFigures } from '#server/agreement.ts'
import { endJobOfRound, jobOfRound } from '#server/agreement-jobs.ts'
import { AgreementQuery } from '#server/agreement-query.ts'
import { replaceDraft } from '#server/codebooks.ts'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { listReports, readReport, reportFile, reportsPage } from '#server/methods-reports.ts'
import { changeProject, createProject } from '#server/projects.ts'
import { publishCodebook } from '#server/publishing.ts'
import { askForReport, freezeReport } from '#server/report/freeze-report.ts'
import { createRound, setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { aCodebook } from '#test/builders/codebook.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

const talk = Array.from(
  { length: 6 },
  (_, at) => `Adane: The valley closed its gates ${at}. 😀 We will talk.`,
).join('\n\n')

let services: TestServices
let [lia, ana, ben, ola, zoe] = [] as unknown as Person[] as [
  Person,
  Person,
  Person,
  Person,
  Person,
]

beforeAll(async () => {
  services = await startServices({
    PARLEY_EXPORTS_PER_MINUTE: '100',
    PARLEY_REPORTS_PER_ROUND: '3',
  })
  lia = await services.person('Lia')
  ana = await services.person('Ana Adler')
  ben = await services.person('Ben Bart')
  ola = await services.person('Ola')
  zoe = await services.person('Zoe')
})
afterAll(() => services?.stop())

interface Study {
  project: string
  round: string
  transcript: string
}

/** A round of one transcript, coded by Ana and Ben, who differ in one turn. */
async function aStudy(
  visibility: Visibility,
  { completed = true, followsDraft = false } = {},
): Promise<Study> {
  const { id: project } = await createProject(services, lia, { name: 'Lake Vessa' })
  for (const [person, role] of [
    [ana, 'coder'],
    [ben, 'coder'],
    [ola, 'observer'],
  ] as const) {
    await services.db
      .insertInto('members')
      .values({ project_id: project, person_id: person.id, roles: [role] })
      .execute()
  }
  await replaceDraft(services, lia, project, aCodebook())
  await publishCodebook(services, lia, project)
  const { transcript } = await storeTranscript(
    services,
    lia,
    project,
    { text: talk },
    { title: 'With Mrs Weiss' },
  )
  const { id: round } = await createRound(services, lia, project, {
    name: 'Round 1',
    visibility,
    transcripts: [transcript.id],
    coders: [ana.id, ben.id],
    ...(followsDraft ? { codebookVersion: 'draft' as const } : {}),
  })
  const study = { project, round, transcript: transcript.id }
  await code(study, ana, [0, 1, 2], completed)
  await code(study, ben, [0, 1], completed)
  return study
}

/** Gives the code to these turns. */
async function code(
  { project, round, transcript }: Study,
  coder: Person,
  turns: number[],
  complete: boolean,
) {
  const key = { projectId: project, roundId: round, transcriptId: transcript, coderId: coder.id }
  const codedSpans = turns.map((turn) => {
    const start = [...talk.slice(0, talk.indexOf(`gates ${turn}`))].length
    return { code: 'blame', start, end: start + 7 }
  })
  await replaceLayer(services, coder, key, { codedSpans, complete: false })
  if (complete) await completeLayer(services, coder, key, true)
}

const freeze = ({ project, round }: Study, person: Person, given: object = { bootstrap: 1_000 }) =>
  freezeReport(services, person, project, round, given)

async function fileOf({ project, round }: Study, id: string, name: string, person = lia) {
  const { stream } = await reportFile(services, person, project, round, id, name)
  return Buffer.concat(await stream.toArray())
}

async function reopened(study: Study, coder: Person) {
  const { project, round, transcript } = study
  const key = { projectId: project, roundId: round, transcriptId: transcript, coderId: coder.id }
  await completeLayer(services, coder, key, false)
}

/** Of a server where nobody waits for figures. */
function hastySettings() {
  const { limits, ...settings } = services.settings
  return { ...settings, limits: { ...limits, figuresPatienceMs: 0 } }
}

/** Keeps jobs of a project waiting, as one of its own that runs elsewhere does. @returns what lets them run */
async function withJobsHeld({ project, round }: Study): Promise<() => Promise<unknown>> {
  const id = randomUUID()
  await services.db
    .insertInto('figure_jobs')
    .values({
      ...{ project_id: project, id, round_id: round, question: id, task: {}, state: '' },
      ...{ status: 'running', heard_at: sql<Date>`now() + interval '1 hour'` },
    })
    .execute()
  return () => services.db.deleteFrom('figure_jobs').where('id', '=', id).execute()
}

const widened = aCodebook({
  codes: [
    { id: 'blame', name: 'Blame of others' },
    { id: 'praise', name: 'Praise' },
  ],
})

describe('a methods report', () => {
  test('[MR1] says codebook, names and layers of the moment its job reads them, in a round on the draft too', async () => {
    const study = await aStudy('open', { followsDraft: true })
    const letRun = await withJobsHeld(study)
    const hasty = { ...services, settings: hastySettings() }
    const given = { bootstrap: 1_000 }
    expect(await askForReport(hasty, lia, study.project, study.round, given)).toBe(false)
    const { jobs } = await reportsPage(services, lia, study.project, study.round)
    await replaceDraft(services, lia, study.project, widened)
    await changeProject(services, lia, study.project, { name: 'Lake Vessa renamed' })
    await letRun()
    const job = { projectId: study.project, id: jobs[0]!.id }
    expect(await services.figures.whenEnded(job, 60_000)).toMatchObject({ status: 'done' })
    const html = (await fileOf(study, job.id, 'report.html')).toString()
    for (const word of ['Blame of others', 'Praise', 'Lake Vessa renamed']) {
      expect(html).toContain(word)
    }
    const frozen = await readReport(services, lia, study.project, study.round, job.id)
    expect(frozen.isCurrent).toBe(true)
  })

  test('[MR1] is of the past once the codebook of its round has changed, whether or not a layer has', async () => {
    const study = await aStudy('open', { followsDraft: true })
    const { id, isCurrent } = await freeze(study, lia)
    await replaceDraft(services, lia, study.project, widened)
    const [listed] = await listReports(services, lia, study.project, study.round)
    const read = await readReport(services, lia, study.project, study.round, id)
    expect([isCurrent, listed!.isCurrent, read.isCurrent]).toEqual([true, false, false])
  })

  test('[MR4] is not made for one who may no longer freeze it when its job runs', async () => {
    for (const [change, code] of [
      [({ project }: Study) => setRoles(services.db, project, lia.id, ['coder']), 'not-permitted'],
      [({ project }: Study) => setRoles(services.db, project, lia.id, []), 'not-found'],
    ] as const) {
      const study = await aStudy('open')
      const letRun = await withJobsHeld(study)
      const hasty = { ...services, settings: hastySettings() }
      await askForReport(hasty, lia, study.project, study.round, { bootstrap: 1_000 })
      const { jobs } = await reportsPage(services, lia, study.project, study.round)
      await change(study)
      await letRun()
      const ended = await services.figures.whenEnded(
        { projectId: study.project, id: jobs[0]!.id },
        60_000,
      )
      expect(ended).toMatchObject({ status: 'failed', problem: { code } })
    }
  })

  test('[MR1] stays as it was, byte for byte, whatever is coded after it', async () => {
    const study = await aStudy('open')
    const frozen = await freeze(study, lia)
    expect(frozen).toMatchObject({ isCurrent: true, frozenBy: 'Lia', pseudonyms: false })
    const figures = await agreementFigures(
      services,
      lia,
      study.project,
      study.round,
      AgreementQuery.parse({ bootstrap: 1_000 }),
    )
    const masi = figures.coefficients.find(({ name }) => name === 'alpha_sets_masi')!
    expect([frozen.alpha, frozen.ci95]).toEqual([masi.value, masi.ci95])
    const before = await fileOf(study, frozen.id, 'bundle.zip')
    await reopened(study, ben)
    await code(study, ben, [0, 1, 2], true)
    const after = await readReport(services, ana, study.project, study.round, frozen.id)
    expect(after).toEqual({ ...frozen, isCurrent: false })
    expect((await fileOf(study, frozen.id, 'bundle.zip')).equals(before)).toBe(true)
    await expect(
      sql`update methods_reports set html = '' where id = ${frozen.id}`.execute(services.db),
    ).rejects.toThrow(/never changes/)
  })

  test('[MR1] the same inputs have the same hash, and whatever changes has another', async () => {
    const study = await aStudy('open')
    const one = await freeze(study, lia)
    expect((await freeze(study, lia)).inputs).toBe(one.inputs)
    await reopened(study, ben)
    await code(study, ben, [0, 1, 3], true)
    expect((await freeze(study, lia)).inputs).not.toBe(one.inputs)
    // The fourth is one more than a round may have.
    expect((await refused(freeze(study, lia))).code).toBe('conflict')
    const listed = await listReports(services, ben, study.project, study.round)
    expect(listed.map(({ isCurrent }) => isCurrent)).toEqual(
      expect.arrayContaining([true, false, false]),
    )
  })

  test('[MR2] its bundle computes its figures again from its files alone', async () => {
    const study = await aStudy('open')
    const { id } = await freeze(study, lia)
    const folder = await mkdtemp(join(tmpdir(), 'parley-report-'))
    try {
      await writeFile(join(folder, 'bundle.zip'), await fileOf(study, id, 'bundle.zip'))
      execFileSync('python3', ['-m', 'zipfile', '-e', 'bundle.zip', '.'], { cwd: folder })
      const said = execFileSync('python3', ['recompute.py'], { cwd: folder, encoding: 'utf8' })
      expect(said).toMatch(/\d+ figures, 0 different/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('[MR3] [AG8] holds no word of the transcript, and names only where they may be seen', async () => {
    const study = await aStudy('open')
    const named = await freeze(study, lia)
    const numbered = await freeze(study, lia, { bootstrap: '1000', pseudonyms: '1' })
    const contentsOf = async (id: string) =>
      Object.values(unzipSync(await fileOf(study, id, 'bundle.zip')))
        .map((bytes) => Buffer.from(bytes).toString())
        .join('\n')
    const [withNames, without] = [await contentsOf(named.id), await contentsOf(numbered.id)]
    for (const name of ['Ana Adler', 'Ben Bart', 'With Mrs Weiss']) {
      expect(withNames).toContain(name)
      expect(without).not.toContain(name)
    }
    for (const all of [withNames, without]) {
      expect(all).toContain('coders saw one another’s codes')
      for (const hidden of ['valley closed', 'gates', study.transcript, ana.id]) {
        expect(all).not.toContain(hidden)
      }
    }
  })

  test('[MR4] is frozen by leads alone, read by members, and by nobody while the round is blind', async () => {
    const study = await aStudy('blind')
    for (const person of [lia, ana, ola]) {
      expect((await refused(freeze(study, person))).code).toBe('not-permitted')
      const list = listReports(services, person, study.project, study.round)
      expect((await refused(list)).code).toBe('not-permitted')
    }
    await setRoundStatus(services, lia, study.project, study.round, 'revealed')
    expect((await refused(freeze(study, ana))).code).toBe('not-permitted')
    expect((await refused(freeze(study, zoe))).code).toBe('not-found')
    const { id } = await freeze(study, lia)
    expect((await fileOf(study, id, 'report.html', ola)).toString()).toContain('<h2>Method</h2>')
    expect((await fileOf(study, id, 'report.md', ana)).toString()).toMatch(/^## Method$/m)
    expect((await refused(fileOf(study, id, 'report.html', zoe))).code).toBe('not-found')
    const other = await aStudy('open')
    for (const [place, report, name] of [
      [other, id, 'report.html'],
      [study, id, 'report.pdf'],
      // What every object has is no file.
      [study, id, 'constructor'],
      [study, 'x', 'report.html'],
    ] as const) {
      expect((await refused(fileOf(place, report, name))).code).toBe('not-found')
    }
  })

  test('is refused where nothing was compared, and for choices that are none', async () => {
    const study = await aStudy('open', { completed: false })
    expect((await refused(freeze(study, lia))).code).toBe('not-enough-data')
    for (const given of [
      { bootstrap: 999 },
      { unit: 'chapter' },
      { codes: 'gone' },
      { language: 'la' },
      { draws: 1 },
    ]) {
      expect((await refused(freeze(study, lia, given))).code).toBe('invalid-input')
    }
  })

  test('[MR6] while it is made a page says how far it is; it is cancelled by leads alone, and then there is none', async () => {
    const study = await aStudy('open')
    const page = () => reportsPage(services, lia, study.project, study.round)
    // Whoever waits for nothing is told of the job.
    const hasty = { ...services, settings: hastySettings() }
    const asked = () => askForReport(hasty, lia, study.project, study.round, { bootstrap: 20_000 })
    expect([await asked(), await asked()]).toEqual([false, false])
    const { jobs, reports } = await page()
    expect([jobs.length, reports]).toEqual([1, []])
    const address = { projectId: study.project, roundId: study.round, jobId: jobs[0]!.id }
    expect((await refused(endJobOfRound(services, ana, address))).code).toBe('not-permitted')
    await endJobOfRound(services, lia, address)
    expect(await page()).toMatchObject({ jobs: [], reports: [] })
    expect(await jobOfRound(services, ana, address)).toMatchObject({ status: 'cancelled' })
    // One that is waited for is told of as it grows, and has the id of its job.
    const told: number[] = []
    const { id } = await freezeReport(
      services,
      lia,
      study.project,
      study.round,
      { bootstrap: 1_000 },
      (share) => told.push(share),
    )
    expect(told.length).toBeGreaterThan(0)
    expect(await jobOfRound(services, lia, { ...address, jobId: id })).toMatchObject({
      status: 'done',
    })
  })

  test('[CF4] [MR6] one that takes too long or too much memory fails with the reason, and nothing is kept', async () => {
    const study = await aStudy('open')
    for (const [limits, word] of [
      [{ reportMs: 1 }, 'longer'],
      [{ reportMegabytes: 4 }, 'memory than the 4 MB'],
    ] as const) {
      const tight = { ...services.settings.limits, ...limits }
      const figures = makeFigures({ ...services, limits: tight })
      // The other server takes no job: it has no reports to make meanwhile.
      const { message, code } = await refused(
        freezeReport({ ...services, figures }, lia, study.project, study.round, {
          bootstrap: 1_000,
        }),
      )
      expect([code, message]).toEqual(['too-large', expect.stringContaining(word)])
      await figures.close()
    }
    const { jobs, reports } = await reportsPage(services, lia, study.project, study.round)
    expect([jobs.map(({ status }) => status), reports]).toEqual([['failed', 'failed'], []])
  })

  test('is written in the language that was chosen', async () => {
    const study = await aStudy('open')
    const { id } = await freeze(study, lia, { bootstrap: 1_000, language: 'de' })
    const html = (await fileOf(study, id, 'report.html')).toString()
    expect(html).toContain('<html lang="de">')
    expect(html).toContain('<h2>Vorgehen</h2>')
    await freeze(study, lia, { bootstrap: 1_000 })
    const listed = await listReports(services, ana, study.project, study.round)
    expect(listed.map(({ language }) => language).sort()).toEqual(['de', 'en'])
  })

  test('that it was frozen, and each file that was taken, is recorded', async () => {
    const study = await aStudy('open')
    const { id, inputs } = await freeze(study, lia)
    await text(
      (await reportFile(services, ana, study.project, study.round, id, 'report.md')).stream,
    )
    const events = await services.db
      .selectFrom('audit_events')
      .select(['person_id', 'kind', 'about'])
      .where('project_id', '=', study.project)
      .where('kind', 'in', ['report-frozen', 'exported'])
      .orderBy('id')
      .execute()
    expect(events).toMatchObject([
      { person_id: lia.id, kind: 'report-frozen', about: { reportId: id, inputs } },
      { person_id: ana.id, kind: 'exported', about: { reportId: id, file: 'report.md' } },
    ])
  })
})
