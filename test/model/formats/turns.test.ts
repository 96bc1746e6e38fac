import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTurns, TurnChoices } from '#model/formats/turns.ts'
import { TextOffsets } from '#model/text.ts'

const shared = resolve('../shared/data')
const has = (path: string) => {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}

/** `speaker|speech` of each turn, the speech in full. */
function spoken(text: string, choices?: TurnChoices): string[] {
  const offsets = new TextOffsets(text)
  return findTurns(text, choices).turns.map(
    (turn) => `${turn.speaker ?? '-'}|${offsets.slice(turn.speechStart, turn.end)}`,
  )
}

const speakersIn = (text: string) => findTurns(text).speakers.map((s) => `${s.label} ${s.count}`)

const reasonOf = (text: string, label: string) =>
  [...findTurns(text).speakers, ...findTurns(text).dropped].find((s) => s.label === label)?.reason

describe('turns', () => {
  test.skipIf(!has(`${shared}/lavrov-2018-12-24.txt`))(
    '[TN1] of the sample transcript are twelve, six of each speaker, with the title before them',
    () => {
      const text = readFileSync(`${shared}/lavrov-2018-12-24.txt`, 'utf8')
      const found = findTurns(text)
      expect(found.turns).toHaveLength(12)
      expect(speakersIn(text)).toEqual(['Question 6', 'Sergey Lavrov 6'])
      expect(found.speakers.map((s) => s.kind)).toEqual(['interviewer', 'respondent'])
      expect(new TextOffsets(text).slice(0, found.preamble!.end)).toMatch(
        /^Foreign Minister.*2018$/,
      )
      expect(found.turns[0]).toMatchObject({ ordinal: 1, speaker: 'Question', start: 114 })
      expect(found.turns[11]!.end).toBe(17_409)
    },
  )

  test.skipIf(!has(`${shared}/text/qualcoder-focus-group.txt`))(
    '[TN1] of a focus group with labels in square brackets are seven, of three people',
    () => {
      const text = readFileSync(`${shared}/text/qualcoder-focus-group.txt`, 'utf8')
      expect(findTurns(text).family).toBe('brackets')
      expect(speakersIn(text)).toEqual(['id1 3', 'id2 2', 'id3 2'])
    },
  )

  test('[TN2] begin at their label, speak after it, and end with their last word', () => {
    const text = 'Title\n\n  Question:  Why?  \n\n\nAnswer:\n  Because.\nTruly. \n\n'
    const found = findTurns(text)
    expect(found.preamble).toEqual({ start: 0, end: 5 })
    expect(
      found.turns.map(({ start, speechStart, end }) => [
        text.slice(start, speechStart),
        text.slice(speechStart, end),
      ]),
    ).toEqual([
      ['Question:  ', 'Why?'],
      ['Answer:\n  ', 'Because.\nTruly.'],
    ])
  })

  test('[TN3] a line without a label belongs to the turn before, hard-wrapped lines included', () => {
    expect(spoken('Q: One\ntwo\nthree.\n\nFour.\nA: Five')).toEqual([
      'Q|One\ntwo\nthree.\n\nFour.',
      'A|Five',
    ])
  })

  test('[TN4] two in a row of one speaker stay two, an interruption is kept as it stands', () => {
    expect(spoken('Anna: I thought —\nBen: No.\nAnna: — that we…\nAnna: Agreed.\nBen: --')).toEqual(
      ['Anna|I thought —', 'Ben|No.', 'Anna|— that we…', 'Anna|Agreed.', 'Ben|--'],
    )
  })

  test('[TN5] a label with nothing after it is an empty turn, and kept', () => {
    const text = 'Q: Why?\nA:\nQ:   \nA: So.'
    const turns = findTurns(text).turns
    expect(spoken(text)).toEqual(['Q|Why?', 'A|', 'Q|', 'A|So.'])
    expect(turns[1]).toMatchObject({ speechStart: turns[1]!.end })
    expect(turns[1]!.end).toBeGreaterThan(turns[1]!.start)
  })

  test('[TN6] a text of blanks has none, a text without labels one of nobody', () => {
    expect(findTurns(' \n\t\n').turns).toEqual([])
    expect(findTurns('').turns).toEqual([])
    expect(findTurns(' Once upon\na time. \n')).toMatchObject({
      turns: [{ ordinal: 1, speaker: null, start: 1, speechStart: 1, end: 18 }],
      family: null,
      speakers: [],
      preamble: null,
    })
  })

  test('[TN6] without speakers a person may ask for one turn a paragraph', () => {
    const choices = { speakers: false, paragraphs: true }
    expect(spoken('One\nmore.\n\n \nTwo.\n\nThree.', choices)).toEqual([
      '-|One\nmore.',
      '-|Two.',
      '-|Three.',
    ])
  })
})

describe('a label', () => {
  test('[TN7] is accepted when it names a role, even once', () => {
    expect(speakersIn('Question: a b c\nNadia: x y z\nNadia: more')).toEqual([
      'Question 1',
      'Nadia 2',
    ])
    expect(reasonOf('Question: a b c\nNadia: x y z\nNadia: more', 'Question')).toBe('role')
  })

  test('[TN7] is accepted when it comes twice, three times with a lower-case word', () => {
    expect(speakersIn('Anna: a\nBen: b\nAnna: c\nBen: d')).toEqual(['Anna 2', 'Ben 2'])
    const text = 'Anna: a\nold man: b\nAnna: c\nold man: d\nAnna: e'
    expect(speakersIn(text)).toEqual(['Anna 3'])
    expect(speakersIn(`${text}\nold man: f`)).toEqual(['Anna 3', 'old man 3'])
  })

  test('[TN7] that looks like a name is accepted once where another stands', () => {
    const text =
      'Anna: a\nAnna: b\nPeter van Dyk: c\nJ.B.: d\nSMITH: e\nP03_F: f\nLater: g\nAnna: h'
    expect(speakersIn(text)).toEqual(['Anna 3', 'Peter van Dyk 1', 'J.B. 1', 'SMITH 1', 'P03_F 1'])
    expect(reasonOf(text, 'Later')).toBe('seen-once')
  })

  test('[TN7] is accepted with a time beside it where two lines carry times', () => {
    expect(speakersIn('[00:01:02] Anna: a\nBen (00:12): b\nCem: c')).toEqual(['Anna 1', 'Ben 1'])
  })

  test('[TN8] that heads a paragraph is none, unless it comes three times', () => {
    const text = 'Anna: a\nNote: b\nAnna: c\nNOTE: d\nAnna: e\nConclusion: f'
    expect(speakersIn(text)).toEqual(['Anna 3'])
    expect(reasonOf(text, 'Note')).toBe('reserved')
    expect(speakersIn(`${text}\nNote: g`)).toEqual(['Anna 3', 'Note 2', 'NOTE 1'])
  })

  test.each([
    ['There are three points: a', 'There are three points', 'lower-case-words'],
    ['He said: a', 'He said', 'lower-case-words'],
    ['Two conditions: a', 'Two conditions', 'lower-case-words'],
    ['Wait! Listen: a', 'Wait! Listen', 'punctuation'],
    ['1918: a', '1918', 'only-digits'],
    ['— Well: a', '— Well', 'no-letter-first'],
    ['One Two Three Four Five Six Seven: a', 'One Two Three Four Five Six Seven', 'too-long'],
    ['我们今天要讨论的问题主要有三个：a', '我们今天要讨论的问题主要有三个', 'too-long'],
    [`${'N'.repeat(70)}: a`, 'N'.repeat(70), 'too-long'],
  ])('[TN9] is dropped with its reason: %s', (line, label, reason) => {
    const text = `Q: x\nA: y\n${line}\nQ: z`
    expect(findTurns(text).dropped).toEqual([
      expect.objectContaining({ label, count: 1, accepted: false, reason }),
    ])
    expect(findTurns(text).turns).toHaveLength(3)
  })

  test('[TN9] may have particles and numbers among its capitals', () => {
    expect(
      speakersIn(
        'Leyla bin al-Rashid: a\nJean de La Tour: b\nSpeaker no 2: c\nLeyla bin al-Rashid: d',
      ),
    ).toContain('Leyla bin al-Rashid 2')
    expect(reasonOf('Q: a\nCharles of the Two Hills: b\nQ: c', 'Charles of the Two Hills')).toBe(
      'like-a-name',
    )
  })

  test('[TN10] with a bracket has the base without it, is its own speaker, and is offered to be merged', () => {
    const text = 'Question: a\nMinister: b\nQuestion (regional radio): c\nMinister: d\nQuestion: e'
    const found = findTurns(text)
    expect(
      found.speakers.map(({ label, base, count, mergeSuggestion }) => [
        label,
        base,
        count,
        mergeSuggestion,
      ]),
    ).toEqual([
      ['Question', 'Question', 2, null],
      ['Minister', 'Minister', 2, null],
      ['Question (regional radio)', 'Question', 1, 'Question'],
    ])
    expect(spoken(text).map((turn) => turn.split('|')[0])).toEqual([
      'Question',
      'Minister',
      'Question (regional radio)',
      'Minister',
      'Question',
    ])
  })

  test('[TN11] is compared without direction marks, which stay in the text', () => {
    const text = '\u200fשאלה: למה?\n\u202bשאלה\u202c: מתי?\n\u200eתשובה:\u200f כך.'
    expect(speakersIn(text)).toEqual(['שאלה 2', 'תשובה 1'])
    const offsets = new TextOffsets(text)
    const turns = findTurns(text).turns
    expect(turns.map((t) => offsets.slice(t.start, t.speechStart))).toEqual([
      '\u200fשאלה: ',
      '\u202bשאלה\u202c: ',
      '\u200eתשובה:\u200f ',
    ])
  })

  test('tells its kind by the word: who asks, who answers, who chairs', () => {
    const kinds = (labels: string[]) =>
      findTurns(labels.flatMap((l) => [`${l}: x`, `${l}: y`, `${l}: z`]).join('\n')).speakers.map(
        (s) => s.kind,
      )
    expect(
      kinds(['Interviewer 2', 'Moderator', 'Frage', 'вопрос', '记者', 'المحاور', 'מראיינת']),
    ).toEqual(Array(7).fill('interviewer'))
    expect(
      kinds(['Answer', 'Speaker 3', 'Participant 12', 'Antwort', 'Ответ', 'Maria Rossi']),
    ).toEqual(Array(6).fill('respondent'))
    expect(kinds(['Chair', 'The Chairman', 'Interpreter'])).toEqual(Array(3).fill('other'))
  })
})

describe('what is no label', () => {
  const talk = (line: string) => `Anna: one\nBen: two\n${line}\nAnna: three\nBen: four`

  test.each([
    '10:30 we met',
    'at 10:30',
    'https://example.org is down',
    'http: //x',
    'John 3:16 says it',
    '(Applause.)',
    '(interrupting): hm',
    '[laughter]',
    '[crosstalk 00:10]',
    '[Phone rings]: a',
    'There are three points: a, b, c',
    'He said: no',
    'ps: x',
  ])('[TN12] stays in the turn before: %s', (line) => {
    expect(spoken(talk(line))).toEqual(['Anna|one', `Ben|two\n${line}`, 'Anna|three', 'Ben|four'])
  })

  test('[TN12] event words in square brackets are no speakers either', () => {
    const text = '[id1] hello\n[laughter] \n[id2] yes\n[00:10] \n[id1] no\n[id2] so'
    expect(speakersIn(text)).toEqual(['id1 2', 'id2 2'])
    expect(spoken(text)[0]).toBe('id1|hello\n[laughter]')
  })

  test('[TN13] fewer than two lines, or one label seen fewer than three times, means no speakers', () => {
    expect(findTurns('Anna: one\nand more').family).toBeNull()
    expect(findTurns('Anna: one\nAnna: two').turns).toHaveLength(1)
    expect(findTurns('Anna: one\nAnna: two\nAnna: three').turns).toHaveLength(3)
  })

  test('[TN13] all turns on one line are one turn', () => {
    expect(findTurns('Q: one A: two Q: three A: four').turns).toHaveLength(1)
  })

  test('[TN13] what was nearly a label is told where no speakers were found', () => {
    expect(findTurns('Anna: one\nBen: two').dropped.map((d) => d.label)).toEqual(['Anna', 'Ben'])
  })
})

describe('what a person chooses', () => {
  const text = 'Title\nQ: one\nAnna: two\nPlan: three\nQ (radio): four\nAnna: five'

  test('[TN14] a label that is unticked goes on with the turn before, and can be ticked again', () => {
    const found = findTurns(text, { notSpeakers: ['Anna'] })
    expect(found.turns.map((turn) => turn.speaker)).toEqual(['Q', 'Q (radio)'])
    expect(found.speakers.find((s) => s.label === 'Anna')).toMatchObject({
      accepted: false,
      reason: 'not-a-speaker',
    })
  })

  test('[TN14] a dropped label can be made a speaker', () => {
    const found = findTurns(text, { areSpeakers: ['Plan'] })
    expect(found.turns.map((turn) => turn.speaker)).toEqual([
      'Q',
      'Anna',
      'Plan',
      'Q (radio)',
      'Anna',
    ])
    expect(found.speakers.find((s) => s.label === 'Plan')).toMatchObject({
      accepted: true,
      reason: 'chosen',
    })
  })

  test('[TN14] also where the rules found nobody', () => {
    expect(spoken('Anna: one\nBen: two', { areSpeakers: ['Ben'] })).toEqual(['Ben|two'])
  })

  test('[TN14] two labels can be one speaker, in turns and in the list', () => {
    const found = findTurns(text, { merge: { 'Q (radio)': 'Q' } })
    expect(found.turns.map((turn) => turn.speaker)).toEqual(['Q', 'Anna', 'Q', 'Anna'])
    expect(found.speakers.map((s) => [s.label, s.mergedInto, s.mergeSuggestion])).toEqual([
      ['Q', null, null],
      ['Anna', null, null],
      ['Q (radio)', 'Q', null],
    ])
  })

  test('[TN14] labels merged in a ring end somewhere', () => {
    expect(findTurns(text, { merge: { Q: 'Anna', Anna: 'Q' } }).turns).toHaveLength(4)
  })

  test('[TN14] somebody called “constructor” speaks under that name', () => {
    const talk = 'constructor: one\nvalueOf: two\n'.repeat(3)
    const found = findTurns(talk)
    expect(found.turns.slice(0, 2).map((turn) => turn.speaker)).toEqual(['constructor', 'valueOf'])
    expect(found.speakers.map((speaker) => speaker.mergedInto)).toEqual([null, null])
  })

  test.each([['a\u0000'], ['a\ud83d'], [''], ['x'.repeat(201)]])(
    '[TN14] a label is not merged into what cannot be stored: %j',
    (into) => {
      expect(TurnChoices.safeParse({ merge: { Anna: into } }).success).toBe(false)
      expect(TurnChoices.safeParse({ merge: { [into]: 'Anna' } }).success).toBe(false)
    },
  )

  test('[TN14] no speakers is no speakers', () => {
    expect(findTurns(text, { speakers: false })).toMatchObject({
      turns: [{ speaker: null }],
      speakers: [],
      dropped: [],
      family: null,
    })
  })
})

describe('always', () => {
  const word = fc.constantFrom(
    'Q: ',
    'A: ',
    'Anna: ',
    '记者：',
    '[id1] ',
    '**Sam**: ',
    'The CHAIR. ',
    '😀',
    '𝒳',
    'e\u0301',
    'مرحبا',
    ' ',
    '\n',
    '\n\n',
    'a',
    ': ',
    '\u200f',
    '00:01',
    '👩‍👩‍👧',
    '(x): ',
  )
  const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''))

  test('[TN15] turns follow one another, in code points, and nothing but blanks lies between them', () => {
    fc.assert(
      fc.property(text, fc.boolean(), fc.boolean(), (words, speakers, paragraphs) => {
        const { turns, preamble } = findTurns(words, { speakers, paragraphs })
        const characters = [...words]
        let at = 0
        const between = (from: number, to: number) => characters.slice(from, to).join('').trim()
        if (preamble !== null) {
          expect(between(0, preamble.start)).toBe('')
          at = preamble.end
        }
        turns.forEach((turn, index) => {
          expect(turn.ordinal).toBe(index + 1)
          expect(turn.start).toBeGreaterThanOrEqual(at)
          expect(between(at, turn.start)).toBe('')
          expect(turn.start).toBeLessThan(turn.end)
          expect(turn.speechStart).toBeGreaterThanOrEqual(turn.start)
          expect(turn.speechStart).toBeLessThanOrEqual(turn.end)
          const slice = characters.slice(turn.start, turn.end).join('')
          expect(slice).toBe(new TextOffsets(words).slice(turn.start, turn.end))
          expect(slice.trim()).toBe(slice)
          at = turn.end
        })
        expect(between(at, characters.length)).toBe('')
      }),
      { numRuns: 500 },
    )
  })

  test('[TN15] the count of a label is the number of its turns', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { turns, speakers } = findTurns(words)
        for (const speaker of speakers) {
          expect(turns.filter((turn) => turn.speaker === speaker.label)).toHaveLength(speaker.count)
        }
      }),
    )
  })

  test('[TN16] a million characters are read to their end, whatever they are made of', () => {
    const made = [
      'Question: Was that so?\nMinister Adane: It was, and — as I said: truly — so it stays.\n\n',
      'a',
      ' ',
      '\n',
      ':',
      'The A ',
      'The OF of The ',
      '[',
      '**',
      '12:34 ',
      'A'.repeat(200),
      '\u200f',
      'Name  1:02\n\n',
      '😀 x: y\n',
      `a${' '.repeat(230)}b:c\n`,
      `1${' '.repeat(100)}a${' '.repeat(100)}b:c\n`,
      `**${' '.repeat(100)}a${' '.repeat(100)}:b\n`,
    ]
    for (const piece of made) {
      const long = piece.repeat(Math.ceil(1_000_000 / piece.length))
      const { turns } = findTurns(long)
      expect(turns.at(-1)?.end ?? 0, piece).toBe([...long.trimEnd()].length)
    }
  })

  test.each([
    ['each of its own name', (n: number) => `Ann B${n}: yes`],
    ['all of one name, each with another bracket', (n: number) => `Name (${n}): yes`],
    ['each of its own name, twice', (n: number) => `Ann B${n >> 1}: yes`],
  ])('[TN16] so are a hundred thousand speakers, %s', (_, line) => {
    const text = Array.from({ length: 100_000 }, (_, n) => line(n)).join('\n')
    const { turns, speakers } = findTurns(`Ben: no\nBen: no\nBen: no\n${text}`)
    expect(turns.at(-1)?.end).toBe(text.length + 24)
    expect(speakers.length).toBeGreaterThan(40_000)
  })
})
