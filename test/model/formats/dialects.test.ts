import { describe, expect, test } from 'vitest'
import type { LabelFamily } from '#model/formats/labels.ts'
import { findTurns } from '#model/formats/turns.ts'
import { TextOffsets } from '#model/text.ts'

interface Dialect {
  name: string
  text: string
  family: LabelFamily | null
  /** Speakers of the turns, in order. */
  speakers: (string | null)[]
  /** What is said first. */
  first: string
  preamble?: string
}

const dialects: Dialect[] = [
  {
    name: 'question and a name',
    text: 'Press talk, 3 May\nQuestion: Will the dam open?\n\nMinister Adane: It will.\n\nQuestion: When?\n\nMinister Adane: In June.',
    family: 'colon',
    speakers: ['Question', 'Minister Adane', 'Question', 'Minister Adane'],
    first: 'Will the dam open?',
    preamble: 'Press talk, 3 May',
  },
  {
    name: 'Q and A with colons',
    text: 'Q: Where were you?\nA: At home.\nQ: Alone?\nA: Yes.',
    family: 'colon',
    speakers: ['Q', 'A', 'Q', 'A'],
    first: 'Where were you?',
  },
  {
    name: 'deposition with line numbers',
    text: '  1      Q.  State your name.\n  2      A.  Ada Fell.\n  3   MR. STONE:  Objection.\n  4      Q.  You may answer.\n  5      A.  I did.',
    family: 'question-answer',
    speakers: ['Q', 'A', 'MR. STONE', 'Q', 'A'],
    first: 'State your name.',
  },
  {
    name: 'deposition with lawyers named in capitals',
    text: 'Q.  State your name.\nA.  Ada Fell.\nMR. STONE:  Objection.\nQ.  Go on.\nA.  Yes.',
    family: 'question-answer',
    speakers: ['Q', 'A', 'MR. STONE', 'Q', 'A'],
    first: 'State your name.',
  },
  {
    name: 'times before the label',
    text: '[00:01:02] Speaker 1: Hello.\n[00:01:09] Speaker 2: Hello to you.\n[00:01:15] Speaker 1: Shall we?',
    family: 'colon',
    speakers: ['Speaker 1', 'Speaker 2', 'Speaker 1'],
    first: 'Hello.',
  },
  {
    name: 'bare times before the label',
    text: '00:12 Ravi: Good.\n00:20 Mina: Fine.\n01:02:11 Ravi: So.',
    family: 'colon',
    speakers: ['Ravi', 'Mina', 'Ravi'],
    first: 'Good.',
  },
  {
    name: 'times after the label',
    text: 'Ravi (00:12): Good.\nMina (00:20): Fine.\nRavi (00:31): So.',
    family: 'colon',
    speakers: ['Ravi', 'Mina', 'Ravi'],
    first: 'Good.',
  },
  {
    name: 'bold with the colon outside',
    text: '# Talk\n\n**Sam**: I went.\n\n**Noor**: So did I.\n\n**Sam**: With **great** care: yes.\n\n**Noor**: Good.',
    family: 'bold',
    speakers: ['Sam', 'Noor', 'Sam', 'Noor'],
    first: 'I went.',
    preamble: '# Talk',
  },
  {
    name: 'bold with the colon inside and times',
    text: '**[00:01] Sam:** I went.\n\n**[00:09] Noor:** So did I.\n\n**[00:15] Sam:** Yes.',
    family: 'bold',
    speakers: ['Sam', 'Noor', 'Sam'],
    first: 'I went.',
  },
  {
    name: 'a parliament, capitals and full stop',
    text: 'The PRESIDING OFFICER. The Senate will come to order.\n\nMr. SMITH of Ohio. I rise. Mr. President, I do.\n\nMs. O’NEILL. So do I.\n\nThe PRESIDING OFFICER. Without objection.',
    family: 'capitals',
    speakers: [
      'The PRESIDING OFFICER',
      'Mr. SMITH of Ohio',
      'Ms. O’NEILL',
      'The PRESIDING OFFICER',
    ],
    first: 'The Senate will come to order.',
  },
  {
    name: 'a hearing with prefixes inside names',
    text: 'Chairman McCAIN. Good morning.\nDr. DE LA CRUZ. Thank you.\nSenator McCAIN [continuing]. As I said.',
    family: 'capitals',
    speakers: ['Chairman McCAIN', 'Dr. DE LA CRUZ', 'Senator McCAIN'],
    first: 'Good morning.',
  },
  {
    name: 'square brackets',
    text: '[id1] hello there\n\n[id2] hi\n[laughter]\n\n[id1] so',
    family: 'brackets',
    speakers: ['id1', 'id2', 'id1'],
    first: 'hello there',
  },
  {
    name: 'name and time on their own line',
    text: 'Ada Fell  0:03\nWe met in spring.\n\nIra Bo  1:02:07\nIt was autumn.\n\nAda Fell  1:03:00\nWas it?',
    family: 'name-and-time',
    speakers: ['Ada Fell', 'Ira Bo', 'Ada Fell'],
    first: 'We met in spring.',
  },
  {
    name: 'Chinese, full-width colon without a space',
    text: '记者：你好吗？\n王毅：很好。\n记者：谢谢。\n王毅：不客气。',
    family: 'colon',
    speakers: ['记者', '王毅', '记者', '王毅'],
    first: '你好吗？',
  },
  {
    name: 'Chinese questions and answers',
    text: '问：为什么？\n\n答：因为有三个原因：一是水。\n\n问：还有呢？\n\n答：没有了。',
    family: 'colon',
    speakers: ['问', '答', '问', '答'],
    first: '为什么？',
  },
  {
    name: 'Japanese',
    text: '聞き手：いつ始めましたか。\n話し手：二〇一〇年です。\n聞き手：なぜ。',
    family: 'colon',
    speakers: ['聞き手', '話し手', '聞き手'],
    first: 'いつ始めましたか。',
  },
  {
    name: 'Arabic with direction marks',
    text: '\u200fالمحاور: لماذا؟\n\u200fنادية: لأن النهر جف.\n\u200fالمحاور: متى؟\n\u200fنادية: أمس.',
    family: 'colon',
    speakers: ['المحاور', 'نادية', 'المحاور', 'نادية'],
    first: 'لماذا؟',
  },
  {
    name: 'Hebrew',
    text: 'מראיינת: למה?\nדנה: ככה.\nמראיינת: ומתי?\nדנה: אתמול.',
    family: 'colon',
    speakers: ['מראיינת', 'דנה', 'מראיינת', 'דנה'],
    first: 'למה?',
  },
  {
    name: 'Russian',
    text: 'Интервью\n\nВопрос: Почему?\nОтвет: Потому что.\nВопрос: Когда?\nОтвет: Вчера.',
    family: 'colon',
    speakers: ['Вопрос', 'Ответ', 'Вопрос', 'Ответ'],
    first: 'Почему?',
    preamble: 'Интервью',
  },
  {
    name: 'French, a space before the colon',
    text: 'Enquêtrice : Et alors ?\nMadame Roux\u00a0: Rien du tout.\nEnquêtrice : Vraiment ?\nMadame Roux\u00a0: Vraiment.',
    family: 'colon',
    speakers: ['Enquêtrice', 'Madame Roux', 'Enquêtrice', 'Madame Roux'],
    first: 'Et alors ?',
  },
  {
    name: 'German, several questioners',
    text: 'Frage (dpa): Warum?\nMüller: Darum.\nFrage: Wann?\nMüller: Es gibt drei Gründe: Geld.',
    family: 'colon',
    speakers: ['Frage (dpa)', 'Müller', 'Frage', 'Müller'],
    first: 'Warum?',
  },
  {
    name: 'a lower-case label with a number, of a chat',
    text: 'admin-1: it is late\nIris Vale: yes\nadmin-1: go\nIris Vale: now',
    family: 'colon',
    speakers: ['admin-1', 'Iris Vale', 'admin-1', 'Iris Vale'],
    first: 'it is late',
  },
  {
    name: 'codes for people',
    text: 'INT: How was it?\nP03_F: Long.\nINT: How long?\nM1: Too long.\nP03_F: Yes.',
    family: 'colon',
    speakers: ['INT', 'P03_F', 'INT', 'M1', 'P03_F'],
    first: 'How was it?',
  },
  {
    name: 'line numbers and two spaces',
    text: '1  Anna: It rained.\n2  Ben: All day.\n3  Anna: All night\n4  too.\n5  Ben: Yes.',
    family: 'colon',
    speakers: ['Anna', 'Ben', 'Anna', 'Ben'],
    first: 'It rained.',
  },
  {
    name: 'the label alone on its line',
    text: 'INTERVIEWER:\nTell me about the mill.\n\nMRS. HALE:\nIt stood by the weir.\n\nINTERVIEWER:\nUntil when?\n\nMRS. HALE:\nUntil the flood.',
    family: 'colon',
    speakers: ['INTERVIEWER', 'MRS. HALE', 'INTERVIEWER', 'MRS. HALE'],
    first: 'Tell me about the mill.',
  },
  {
    name: 'an essay with colons and no speakers',
    text: 'There are two reasons: water and time.\nHe wrote: never again.\nConclusion: we lost both.\nSource: the archive.',
    family: null,
    speakers: [null],
    first: 'There are two reasons: water and time.',
  },
]

describe('turns are found as a person would find them', () => {
  test.each(dialects)('[TN1] $name', ({ text, family, speakers, first, preamble }) => {
    const found = findTurns(text)
    const offsets = new TextOffsets(text)
    expect(found.family).toBe(family)
    expect(found.turns.map((turn) => turn.speaker)).toEqual(speakers)
    const [turn] = found.turns
    expect(offsets.slice(turn!.speechStart, turn!.end).startsWith(first)).toBe(true)
    const before = found.preamble && offsets.slice(found.preamble.start, found.preamble.end)
    expect(before).toBe(preamble ?? null)
  })
})
