import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { effectOf } from '#server/live/updates/effect.ts'
import { decodeUpdate } from '#server/live/updates/update.ts'
import { random } from '../../../builders/random.ts'

const roots = ['codedSpans', 'memos']

function layer(clientId: number, write: (spans: Y.Map<unknown>, doc: Y.Doc) => void): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  write(doc.getMap('codedSpans'), doc)
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function refusalOf(run: () => unknown): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** An update of one struct, byte by byte. */
function structUpdate(info: number, write: (encoder: encoding.Encoder) => void, clock = 0) {
  return encoding.encode((encoder) => {
    for (const value of [1, 1, 7, clock]) encoding.writeVarUint(encoder, value)
    encoding.writeUint8(encoder, info)
    write(encoder)
    encoding.writeVarUint(encoder, 0)
  })
}

function valueUnder(
  key: string,
  writeValue: (encoder: encoding.Encoder) => void,
  root = 'codedSpans',
) {
  return structUpdate(0x28, (encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root)
    encoding.writeVarString(encoder, key)
    encoding.writeVarUint(encoder, 1)
    writeValue(encoder)
  })
}

describe('what an update says, before it touches a document', () => {
  test('values and keys are read as Yjs will read them', () => {
    const doc = layer(7, (spans) => {
      spans.set('a', {
        start: -5,
        end: 1e300,
        memo: 'Tür 😀',
        slots: { x: 1.5 },
        list: [true, null],
      })
      spans.set('b', 'text')
    })
    const effect = effectOf(new Y.Doc(), decodeUpdate(Y.encodeStateAsUpdate(doc)), roots)
    expect(effect.entries).toEqual([
      { root: 'codedSpans', key: 'a', value: doc.getMap('codedSpans').get('a') },
      { root: 'codedSpans', key: 'b', value: 'text' },
    ])
    expect(effect.clients).toEqual([7])
    expect(effect.hasGap).toBe(false)
  })

  test('a value that replaces another stands under the key of that one', () => {
    const doc = layer(7, (spans) => spans.set('a', 1))
    const peer = copyOf(doc)
    const before = Y.encodeStateVector(peer)
    peer.getMap('codedSpans').set('a', 2)
    const effect = effectOf(doc, decodeUpdate(Y.encodeStateAsUpdate(peer, before)), roots)
    expect(effect.entries).toEqual([{ root: 'codedSpans', key: 'a', value: 2 }])
  })

  test('what was set and deleted again is not looked at, undone values included', () => {
    const doc = layer(7, (spans, whole) => {
      const undo = new Y.UndoManager(spans, { captureTimeout: 0 })
      for (const value of ['first', 'second', 'third']) spans.set('a', value)
      undo.undo()
      spans.set('b', 'kept')
      undo.undo()
      whole.getMap('memos').set('transcript', 'memo')
    })
    const effect = effectOf(new Y.Doc(), decodeUpdate(Y.encodeStateAsUpdate(doc)), roots)
    const standing = effect.entries.map(({ key, value }) => [key, value])
    expect(standing).toEqual([
      ['a', 'second'],
      ['transcript', 'memo'],
    ])
    expect(effect.touched.get('codedSpans')).toEqual(new Set(['a', 'b']))
  })

  test('a step 2 that repeats what is known changes nothing', () => {
    const doc = layer(7, (spans) => {
      spans.set('a', 1)
      spans.set('a', 2)
      spans.delete('a')
      spans.set('b', 3)
    })
    const effect = effectOf(copyOf(doc), decodeUpdate(Y.encodeStateAsUpdate(doc)), roots)
    expect(effect.isNothing).toBe(true)
  })

  test('a deletion of what stands is a change of its key', () => {
    const doc = layer(7, (spans) => spans.set('a', 1))
    const peer = copyOf(doc)
    peer.getMap('codedSpans').delete('a')
    const effect = effectOf(doc, decodeUpdate(Y.encodeStateAsUpdate(peer)), roots)
    expect(effect.isNothing).toBe(false)
    expect(effect.touched.get('codedSpans')).toEqual(new Set(['a']))
  })

  test('changes of two writers that replace one another are put in order', () => {
    const first = layer(7, (spans) => spans.set('a', 1))
    const second = copyOf(first)
    second.clientID = 3
    second.getMap('codedSpans').set('a', 2)
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
    first.getMap('codedSpans').set('a', 3)
    const effect = effectOf(new Y.Doc(), decodeUpdate(Y.encodeStateAsUpdate(first)), roots)
    expect(effect.hasGap).toBe(false)
    expect(effect.entries).toEqual([{ root: 'codedSpans', key: 'a', value: 3 }])
  })

  test('what builds on something missing is a gap: clocks, replaced values and deletions', () => {
    const doc = layer(7, (spans) => spans.set('a', 1))
    const whole = Y.encodeStateVector(doc)
    doc.getMap('codedSpans').set('b', 2)
    const later = Y.encodeStateAsUpdate(doc, whole)
    expect(effectOf(new Y.Doc(), decodeUpdate(later), roots).hasGap).toBe(true)

    const peer = copyOf(doc)
    const before = Y.encodeStateVector(peer)
    peer.getMap('codedSpans').set('a', 9)
    const replaced = Y.encodeStateAsUpdate(peer, before)
    expect(effectOf(new Y.Doc(), decodeUpdate(replaced), roots).hasGap).toBe(true)

    const deletion = encoding.encode((encoder) => {
      for (const value of [0, 1, 7, 1, 0, 2 ** 31]) encoding.writeVarUint(encoder, value)
    })
    expect(effectOf(doc, decodeUpdate(deletion), roots).hasGap).toBe(true)
  })

  test('two structs that wait for one another are a gap, not a loop', () => {
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 2)
      for (const [client, other] of [
        [7, 3],
        [3, 7],
      ] as const) {
        for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value)
        encoding.writeUint8(encoder, 0x88)
        for (const value of [other, 0, 1]) encoding.writeVarUint(encoder, value)
        encoding.writeAny(encoder, 1)
      }
      encoding.writeVarUint(encoder, 0)
    })
    expect(effectOf(new Y.Doc(), decodeUpdate(update), roots).hasGap).toBe(true)
  })
})

describe('what no document of flat maps holds is refused', () => {
  const nested = new Y.Map()
  const cases: [string, Uint8Array][] = [
    ['a type inside a type', Y.encodeStateAsUpdate(layer(7, (spans) => spans.set('a', nested)))],
    [
      'an array under the name of a map',
      Y.encodeStateAsUpdate(layer(7, (_, doc) => doc.getArray('other').insert(0, [1]))),
    ],
    ['text', Y.encodeStateAsUpdate(layer(7, (_, doc) => doc.getText('text').insert(0, 'words')))],
    [
      'bytes',
      Y.encodeStateAsUpdate(layer(7, (spans) => spans.set('a', new Uint8Array(1_000_000)))),
    ],
    [
      'a document inside it',
      Y.encodeStateAsUpdate(layer(7, (spans) => spans.set('a', new Y.Doc()))),
    ],
    ['NaN', valueUnder('a', (encoder) => encoding.writeAny(encoder, Number.NaN))],
    [
      'infinity',
      valueUnder('a', (encoder) => encoding.writeAny(encoder, Number.POSITIVE_INFINITY)),
    ],
    ['a negative zero', valueUnder('a', (encoder) => encoding.writeAny(encoder, -0))],
    ['a big integer', valueUnder('a', (encoder) => encoding.writeAny(encoder, 10n))],
    ['undefined', valueUnder('a', (encoder) => encoding.writeAny(encoder, undefined))],
    [
      'a field called __proto__',
      valueUnder('a', (encoder) => {
        encoding.writeUint8(encoder, 118)
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, '__proto__')
        encoding.writeAny(encoder, { isLead: true })
      }),
    ],
    [
      '20,000 arrays in one another',
      valueUnder('a', (encoder) => {
        for (let depth = 0; depth < 20_000; depth++)
          encoding.writeUint8Array(encoder, Uint8Array.of(117, 1))
        encoding.writeAny(encoder, 1)
      }),
    ],
    [
      'a struct without content, of length 2^40',
      structUpdate(0, (encoder) => encoding.writeVarUint(encoder, 2 ** 40)),
    ],
    ['thirty million structs in seven bytes', Uint8Array.of(1, 128, 135, 167, 14, 7, 0)],
    [
      'a string longer than its message',
      structUpdate(0x28, (encoder) => {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint(encoder, 100_000)
      }),
    ],
    ['ten bytes of a number that does not end', new Uint8Array(10).fill(255)],
    [
      'the second version of the format',
      Y.encodeStateAsUpdateV2(layer(7, (spans) => spans.set('a', { b: 1 }))),
    ],
    ['nothing at all', new Uint8Array()],
    ['bytes behind the end', Uint8Array.of(0, 0, 0)],
  ]
  test.each(cases)('%s', (_, update) => {
    expect(refusalOf(() => decodeUpdate(update))).toBe('invalid-input')
  })

  test('a map of another name, and a key called __proto__', () => {
    const one = (encoder: encoding.Encoder) => encoding.writeAny(encoder, 1)
    for (const update of [valueUnder('a', one, 'decisions'), valueUnder('__proto__', one)]) {
      expect(refusalOf(() => effectOf(new Y.Doc(), decodeUpdate(update), roots))).toBe(
        'invalid-input',
      )
    }
  })

  test('two values under one key at once', () => {
    const update = structUpdate(0x28, (encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'codedSpans')
      encoding.writeVarString(encoder, 'a')
      encoding.writeVarUint(encoder, 2)
      encoding.writeAny(encoder, 1)
      encoding.writeAny(encoder, 2)
    })
    expect(refusalOf(() => effectOf(new Y.Doc(), decodeUpdate(update), roots))).toBe(
      'invalid-input',
    )
  })

  test('an update cut at any byte', () => {
    const update = Y.encodeStateAsUpdate(
      layer(7, (spans) => {
        spans.set('a', { start: 1, memo: 'words' })
        spans.set('a', { start: 2, memo: 'words' })
      }),
    )
    for (let length = 0; length < update.length; length++) {
      expect(refusalOf(() => decodeUpdate(update.slice(0, length)))).toBe('invalid-input')
    }
  })
})

test('whatever gets past the checks, of 20,000 damaged updates, Yjs applies whole', () => {
  const next = random(20261124)
  const base = layer(7, (spans) => {
    for (let i = 0; i < 12; i++) spans.set(`k${i % 8}`, { start: i, memo: 'words of a memo' })
  })
  const peer = copyOf(base)
  peer.clientID = 9
  const known = Y.encodeStateVector(peer)
  for (let i = 0; i < 6; i++) peer.getMap('codedSpans').set(`k${i}`, { start: 100 + i })
  peer.getMap('codedSpans').delete('k7')
  const update = Y.encodeStateAsUpdate(peer, known)
  let passed = 0
  for (let round = 0; round < 20_000; round++) {
    const damaged = update.slice()
    for (let flips = 1 + Math.floor(next() * 3); flips > 0; flips--) {
      damaged[Math.floor(next() * damaged.length)]! ^= 1 << Math.floor(next() * 8)
    }
    const doc = copyOf(base)
    let effect: ReturnType<typeof effectOf>
    try {
      effect = effectOf(doc, decodeUpdate(damaged), roots)
    } catch (error) {
      expect((error as { code?: string }).code).toBe('invalid-input')
      continue
    }
    if (effect.hasGap || effect.isNothing) continue
    passed++
    Y.applyUpdate(doc, damaged)
    expect(doc.store.pendingStructs).toBeNull()
    expect(doc.store.pendingDs).toBeNull()
    expect([...doc.share.keys()].every((root) => roots.includes(root))).toBe(true)
    for (const { key } of effect.entries)
      expect(effect.touched.get('codedSpans')?.has(key)).toBe(true)
  }
  expect(passed).toBeGreaterThan(1_000)
})

test('an entry changed ten thousand times offline is taken, ten thousand rivals for one key are not', () => {
  const changed = layer(7, (spans) => {
    for (let i = 0; i < 10_000; i++) {
      spans.set('a', i)
      spans.set(`b${i % 3}`, i)
    }
  })
  const effect = effectOf(new Y.Doc(), decodeUpdate(Y.encodeStateAsUpdate(changed)), roots)
  expect(effect.entries.find(({ key }) => key === 'a')?.value).toBe(9_999)

  const rivals = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 10_000)
    for (let client = 10_000; client > 0; client--) {
      for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value)
      encoding.writeUint8(encoder, 0x28)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'codedSpans')
      encoding.writeVarString(encoder, 'a')
      encoding.writeVarUint(encoder, 1)
      encoding.writeAny(encoder, client)
    }
    encoding.writeVarUint(encoder, 0)
  })
  expect(refusalOf(() => effectOf(new Y.Doc(), decodeUpdate(rivals), roots))).toBe('invalid-input')
})

test('rivals are counted over all keys, those in the document with them', () => {
  const doc = new Y.Doc()
  const spans = doc.getMap('codedSpans')
  // In turns, since Yjs makes one struct of what one client did to one key.
  for (let i = 0; i < 40_000; i++) spans.set(i % 2 === 0 ? 'a' : 'b', i)
  const attempt = (keys: readonly string[], each: number) =>
    refusalOf(() => effectOf(doc, decodeUpdate(rivalsFor(keys, each)), roots))
  expect(attempt(['a'], 150)).toBeUndefined()
  expect(attempt(['a'], 250)).toBe('invalid-input')
  const keys = Array.from({ length: 100 }, (_, at) => `k${at}`)
  expect(attempt(keys, 150)).toBeUndefined()
  expect(attempt(keys, 250)).toBe('invalid-input')
})

/** So many values under each key, none of which knows of another. */
function rivalsFor(keys: readonly string[], each: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const value of [1, keys.length * each, 5, 0]) encoding.writeVarUint(encoder, value)
    for (let at = 0; at < keys.length * each; at++) {
      encoding.writeUint8(encoder, 0x21)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'codedSpans')
      encoding.writeVarString(encoder, keys[at % keys.length]!)
      encoding.writeVarUint(encoder, 1)
    }
    encoding.writeVarUint(encoder, 0)
  })
}

test('deletions that lie on one another, or name a client twice, are refused', () => {
  const deletions = (...clients: [number, ...[number, number][]][]) =>
    encoding.encode((encoder) => {
      for (const value of [0, clients.length]) encoding.writeVarUint(encoder, value)
      for (const [client, ...ranges] of clients) {
        for (const value of [client, ranges.length, ...ranges.flat()]) {
          encoding.writeVarUint(encoder, value)
        }
      }
    })
  const apart = deletions([7, [0, 3], [3, 1], [5, 2]], [8, [0, 1]])
  expect(decodeUpdate(apart).deletes).toHaveLength(4)
  for (const bad of [
    deletions([7, [0, 3], [2, 1]]),
    deletions([7, [5, 1], [0, 1]]),
    deletions([7, ...Array.from({ length: 50_000 }, (): [number, number] => [0, 10_000])]),
    deletions([7, [0, 1]], [7, [5, 1]]),
  ]) {
    expect(refusalOf(() => decodeUpdate(bad))).toBe('invalid-input')
  }
})
