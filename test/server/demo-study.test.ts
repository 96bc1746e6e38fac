import { describe, expect, test } from 'vitest'
import { readShippedCodebook } from '#codebooks/index.ts'
import { type ComparedTranscript, reliabilityData } from '#model/agreement/reliability.ts'
import { binaryAlphaByCode } from '#model/agreement/set-alpha.ts'
import { speakersOf } from '#model/formats/default-speakers.ts'
import { findTurns } from '#model/formats/turns.ts'
import { TextOffsets } from '#model/text.ts'
import { placeOf, readCodingFile } from '#server/demo/passages.ts'
import { type DemoLayer, demoStudy } from '#server/demo/study.ts'

const study = demoStudy()
const codebook = readShippedCodebook(study.codebook)
const [blind, open] = study.rounds
const textOf = (key: string) => study.transcripts.find((one) => one.key === key)?.text ?? ''

describe('passages', () => {
  const text = 'Ada said: 👩‍👩‍👧 we wait. Ben said: we wait, too. End.'

  test('[DM1] are found by their words, in code points', () => {
    expect(placeOf({ quote: 'Ada said' }, text)).toEqual({ start: 0, end: 8 })
    const place = placeOf({ quote: 'we wait. … too' }, text)
    expect(new TextOffsets(text).slice(place.start, place.end)).toBe(
      'we wait. Ben said: we wait, too',
    )
  })

  test('[DM1] that stand there twice ask for the occurrence', () => {
    expect(() => placeOf({ quote: 'we wait' }, text)).toThrow('2 times')
    const place = placeOf({ quote: 'we wait', occurrence: 2 }, text)
    expect(new TextOffsets(text).slice(place.start - 6, place.end)).toBe('said: we wait')
    expect(() => placeOf({ quote: 'we wait', occurrence: 3 }, text)).toThrow('3 times')
  })

  test('[DM1] that are not there fail loudly', () => {
    expect(() => placeOf({ quote: 'they wait' }, text)).toThrow('“they wait” does not stand')
    expect(() => placeOf({ quote: 'End. … Ada' }, text)).toThrow('does not follow')
    expect(() => readCodingFile('blind: [{quote: x, cod: y, by: AM}]\nopen: []')).toThrow()
  })
})

test('The demo study is the same each time', () => {
  expect(demoStudy()).toEqual(study)
})

test('Two transcripts of a length to work with, each with the speakers a person would find', () => {
  const speakers = study.transcripts.map(({ text }) =>
    speakersOf(findTurns(text).turns).map(({ label, kind }) => `${label}, ${kind}`),
  )
  expect(speakers).toEqual([
    ['Question, interviewer', 'Ilse Marándi, respondent'],
    [
      'Question, interviewer',
      'Minister Adane, respondent',
      'Question (regional radio), interviewer',
    ],
  ])
  for (const { text } of study.transcripts) {
    const words = text.split(/\s+/).length
    expect(words).toBeGreaterThan(1_500)
    expect(words).toBeLessThan(2_500)
    expect(findTurns(text).turns[0]?.start).toBeGreaterThan(0)
  }
})

test('Every coded span lies in one turn, cuts no word, and fits the codebook and its slots', () => {
  const codes = new Map(codebook.codes.map((code) => [code.id, code]))
  for (const { layers } of study.rounds) {
    for (const { transcript, codedSpans } of layers) {
      const text = textOf(transcript)
      const offsets = new TextOffsets(text)
      const { turns } = findTurns(text)
      for (const { start, end, code, slots } of codedSpans) {
        const words = offsets.slice(start, end)
        expect(
          turns.some((turn) => turn.speechStart <= start && end <= turn.end),
          words,
        ).toBe(true)
        expect(`${offsets.slice(start - 1, start)}|`, words).toMatch(/[\s“"']\|/)
        expect(words, words).toMatch(/^\S.*\S$/s)
        expect(offsets.slice(end, end + 1), words).not.toMatch(/[\p{L}\p{N}]/u)
        const known = new Map(codes.get(code)?.slots?.map((slot) => [slot.key, slot]))
        expect(codes.has(code), code).toBe(true)
        for (const [key, value] of Object.entries(slots)) {
          const slot = known.get(key)
          expect(slot, `${code} ${key}`).toBeDefined()
          if (slot?.kind === 'scale') expect(slot.values).toContain(value)
          else expect(typeof value).toBe('string')
        }
      }
    }
  }
})

test('No coded span stands twice in a layer, and no id twice in the study', () => {
  const layers = study.rounds.flatMap((round) => round.layers)
  for (const { codedSpans } of layers) {
    const places = codedSpans.map(({ start, end, code }) => `${start} ${end} ${code}`)
    expect(new Set(places).size).toBe(places.length)
  }
  const ids = layers.flatMap(({ codedSpans }) => codedSpans.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

describe('the blind round', () => {
  const layers = blind?.layers ?? []

  test('is the work of three coders on both transcripts', () => {
    expect(blind).toMatchObject({
      visibility: 'blind',
      isRevealed: true,
      coders: ['AM', 'KO', 'TS'],
    })
    expect(layers).toHaveLength(6)
    for (const { codedSpans } of layers) expect(codedSpans.length).toBeGreaterThan(25)
  })

  test('holds disagreement of every kind: missed, extra, boundary, other code', () => {
    const kinds = { same: 0, missed: 0, extra: 0, boundary: 0, other: 0 }
    for (const { key } of study.transcripts) {
      const own = layers.filter(({ transcript }) => transcript === key)
      for (const layer of own) countKinds(layer, own, kinds)
    }
    expect(kinds.same).toBeGreaterThan(100)
    for (const kind of ['missed', 'extra', 'boundary', 'other'] as const) {
      expect(kinds[kind], kind).toBeGreaterThan(10)
    }
  })

  test('agrees as people do: neither by chance nor always', () => {
    const transcripts: ComparedTranscript[] = study.transcripts.map(({ key, text }) => {
      const { turns } = findTurns(text)
      const length = new TextOffsets(text).length
      return { id: key, text, length, language: 'en', turns, speakers: speakersOf(turns) }
    })
    const compared = layers.map(({ transcript, coder, codedSpans }) => ({
      transcript,
      coder,
      completed: true,
      spans: codedSpans,
    }))
    const ids = codebook.codes.map((code) => code.id)
    const { sets } = reliabilityData(transcripts, compared, ids, 'turn')
    const alphas = Object.entries(binaryAlphaByCode(sets)).filter(([, alpha]) => alpha !== null)
    expect(alphas.length).toBeGreaterThan(20)
    for (const [code, alpha] of alphas) {
      expect(alpha, code).toBeGreaterThan(0.4)
      expect(alpha, code).toBeLessThan(0.95)
    }
  })

  test('slots of blame and dialogue are filled, mostly alike and sometimes not', () => {
    const agreed = { alike: 0, otherwise: 0 }
    const filled = layers.flatMap(({ transcript, coder, codedSpans }) =>
      codedSpans
        .filter(({ code }) => code === 'blame' || code === 'call-for-dialogue')
        .map((span) => ({ ...span, transcript, coder })),
    )
    for (const span of filled) {
      expect(Object.keys(span.slots).length, span.code).toBeGreaterThanOrEqual(2)
      for (const other of filled) {
        const isSame = other.transcript === span.transcript && other.code === span.code
        if (!isSame || other.coder <= span.coder) continue
        if (other.start >= span.end || span.start >= other.end) continue
        const alike = JSON.stringify(other.slots) === JSON.stringify(span.slots)
        agreed[alike ? 'alike' : 'otherwise']++
      }
    }
    expect(agreed.alike).toBeGreaterThan(agreed.otherwise)
    expect(agreed.otherwise).toBeGreaterThan(3)
  })

  test('has memos, and passages that a coder was unsure of', () => {
    const spans = layers.flatMap(({ codedSpans }) => codedSpans)
    expect(spans.filter(({ memo }) => memo !== '').length).toBeGreaterThan(5)
    expect(spans.filter(({ unsure }) => unsure).length).toBeGreaterThan(1)
  })
})

test('The open round runs, begun by two coders and left unfinished', () => {
  expect(open).toMatchObject({ visibility: 'open', isRevealed: false, coders: ['AM', 'KO'] })
  for (const { transcript, codedSpans } of open?.layers ?? []) {
    expect(codedSpans.length).toBeGreaterThan(0)
    const last = Math.max(...codedSpans.map(({ end }) => end))
    expect(last).toBeLessThan(textOf(transcript).length * 0.95)
  }
})

/** For each span of a layer and each other coder: what the other did there. */
function countKinds(
  layer: DemoLayer,
  all: readonly DemoLayer[],
  kinds: Record<'same' | 'missed' | 'extra' | 'boundary' | 'other', number>,
): void {
  const others = all.filter((one) => one !== layer)
  for (const span of layer.codedSpans) {
    const there = others.map((other) =>
      other.codedSpans.filter((one) => one.start < span.end && span.start < one.end),
    )
    const isCoded = there.map((spans) => spans.some(({ code }) => code === span.code))
    for (const [index, spans] of there.entries()) {
      const same = spans.filter(({ code }) => code === span.code)
      if (same.some(({ start, end }) => start === span.start && end === span.end)) kinds.same++
      else if (same.length > 0) kinds.boundary++
      else if (spans.length > 0) kinds.other++
      else if (isCoded.some((coded, other) => coded && other !== index)) kinds.missed++
      else kinds.extra++
    }
  }
}
