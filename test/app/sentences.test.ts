import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allWords } from '#app/locales/all.server.ts'
import schemas from '#app/locales/de/sentences/schemas.ts'
import { said } from '#app/said.ts'
import { joinedMessages, writtenTexts } from '../builders/messages.ts'

const german: Record<string, string> = allWords.de.sentences
const keys = Object.keys(german)
const written = writtenTexts()
const inGerman = (message: string) => said(message, german, 'de')

/** What is answered where there is no page, to programs as well, stands on plain paper, in English. */
const withoutPage =
  /^(Something went wrong here, and it was logged. Try again; .* the number |This is no address)/

/** Names in a row, which the sources join. */
const lists = ['“{0}”, {1}']

const places = (sentence: string) => [...sentence.matchAll(/\{\d\}/g)].map(String).sort()

/** Whether `key` is the template itself, or says it for one of the things that are put into it. */
function isOf(template: string, key: string): boolean {
  if (key === template) return true
  const pieces = template.split(/\{\d\}/)
  if (pieces.length === 1 || pieces.join('').trim().length < 12) return false
  const pattern = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)')
  return new RegExp(`^${pattern}$`, 's').test(key)
}

test('every sentence that server, jobs and schemas say has its German', () => {
  const missing = written
    .filter(({ template, isSaid }) => isSaid && !withoutPage.test(template))
    .filter(({ template }) => !keys.some((key) => isOf(template, key)))
    .map(({ at, template }) => `${at} ${template}`)
  expect(missing).toEqual([])
})

test('a message is one template, so that pages know it again', () => {
  expect(joinedMessages()).toEqual([])
})

test('no German is without its English in the sources', () => {
  // A place in a file may begin the sentence: “row 3”, “Row 3”.
  const templates = new Set(
    written.flatMap(({ template }) => [
      template,
      template.charAt(0).toUpperCase() + template.slice(1),
    ]),
  )
  const stale = keys
    .filter((key) => !Object.hasOwn(schemas, key) && !lists.includes(key))
    .filter((key) => ![...templates].some((template) => isOf(template, key)))
  expect(stale).toEqual([])
})

test('German has the places of its English', () => {
  for (const [english, own] of Object.entries(german)) {
    expect(places(own), english).toEqual(places(english))
  }
})

test('a message in which names stand comes back in German with these names', () => {
  const wrong = keys
    .filter((key) => key.length > 30 && places(key).length > 0)
    .filter((key) => {
      const filled = (template: string) =>
        template.replace(/\{(\d)\}/g, (_, place) => `Ölaf ${place}`)
      return inGerman(filled(key)) !== filled(german[key]!)
    })
  expect(wrong).toEqual([])
})

describe('what is put into a sentence', () => {
  test('is said in German where it is a sentence, a word or a number of ours', () => {
    expect(inGerman('This is longer than 12,000 characters. Shorten it.')).toBe(
      'Das ist länger als 12.000 Zeichen. Kürzen Sie es.',
    )
    expect(inGerman('Too many tries to sign in from here. Wait one minute.')).toBe(
      'Zu viele Versuche, sich von hier aus anzumelden. Warten Sie eine Minute.',
    )
    expect(
      inGerman(
        'The codebook cannot be read. Row 3: Code “blame”, colour: “pink” is no colour. Take one of blue, iris. (And 2 more below.)',
      ),
    ).toBe(
      'Das Codebuch lässt sich nicht lesen. Zeile 3: Code „blame“, Farbe: „pink“ ist keine Farbe. Nehmen Sie eine von blue, iris. (Und 2 weitere unten.)',
    )
    expect(
      inGerman(
        'Computing these figures takes longer than 10 minutes, so it was stopped. Ask for fewer draws, or choose fewer transcripts, coders or codes.',
      ),
    ).toBe(
      'Das Berechnen dieser Werte dauert länger als 10 Minuten und wurde darum beendet. Wählen Sie weniger Ziehungen oder weniger Transkripte, Kodierende oder Codes.',
    )
  })

  test('stays as it is where it is somebody’s own', () => {
    expect(inGerman('Two codes are called “Give it a name.”. Rename one of them.')).toBe(
      'Zwei Codes heißen „Give it a name.“. Benennen Sie einen von ihnen um.',
    )
    expect(
      inGerman(
        '“a”, “b” and 2 more are in use, or in the codebook of a blind round, and cannot go. Keep them and mark them as retired.',
      ),
    ).toContain('„a“, „b“ und 2 weitere sind in Gebrauch')
  })
})

test('what schemas say by themselves is German too', () => {
  const said = [
    [z.string(), 7],
    [z.string(), undefined],
    [z.number(), 'x'],
    [z.enum(['one', 'two']), 'three'],
    [z.string().min(2), ''],
    [z.string().max(2), 'long'],
    [z.array(z.string()).min(2), []],
    [z.number().min(2), 1],
    [z.number().max(2), 3],
    [z.string().regex(/x/), 'y'],
    [z.union([z.string(), z.number()]), null],
    [z.literal('x'), 'y'],
  ] as const
  for (const [schema, given] of said) {
    const message = schema.safeParse(given).error?.issues[0]?.message ?? ''
    expect(inGerman(message), message).not.toBe(message)
  }
})

test('what has no German stays English, and English pages are as they were', () => {
  expect(inGerman('Nobody ever said this.')).toBe('Nobody ever said this.')
  expect(said('Give it a name.', allWords.en.sentences, 'en')).toBe('Give it a name.')
})
