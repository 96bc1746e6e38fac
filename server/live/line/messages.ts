import { messageTypes } from '#model/live/message-types.ts'
import { ByteReader, malformed } from './byte-reader.ts'

/** What a socket brings: the protocol of y-websocket, and our fence. */
export type Message =
  | { kind: 'step-1'; stateVector: Uint8Array; clients: ReadonlyMap<number, number> }
  | UpdateMessage
  | { kind: 'awareness'; states: Uint8Array }
  | { kind: 'query-awareness' }
  /** "Tell me once all that I sent before is committed": echoed as it came. */
  | { kind: 'fence' }

export interface UpdateMessage {
  kind: 'step-2' | 'update'
  update: Uint8Array
}

const { sync, awareness, rights, queryAwareness, fence } = messageTypes

/** Called with what a document holds at that very moment: updates, to be taken in one after the other. */
export type Tell = (parts: readonly Uint8Array[]) => void

/** Whether a frame is a step 2, which alone may be larger than other frames. Looks at two bytes. */
export function isStepTwo(frame: Uint8Array): boolean {
  return frame[0] === sync && frame[1] === 1
}

/** Whether a frame asks for everything: the step 1 of a document that holds nothing. */
export function isEmptyStepOne(frame: Uint8Array): boolean {
  return Buffer.compare(frame, emptyStepOne) === 0
}

const emptyStepOne = Uint8Array.of(sync, 0, 1, 0)

/** @throws {DomainError} `invalid-input` */
export function readMessage(frame: Uint8Array): Message {
  const reader = new ByteReader(frame)
  const message = readBody(reader)
  if (!reader.isAtEnd) throw malformed()
  return message
}

function readBody(reader: ByteReader): Message {
  switch (reader.varUint()) {
    case sync:
      return readSync(reader)
    case awareness:
      return { kind: 'awareness', states: reader.varBytes() }
    case queryAwareness:
      return { kind: 'query-awareness' }
    case fence:
      reader.varUint()
      return { kind: 'fence' }
    default:
      throw malformed()
  }
}

function readSync(reader: ByteReader): Message {
  const step = reader.varUint()
  const body = reader.varBytes()
  if (step === 0) return { kind: 'step-1', stateVector: body, clients: readStateVector(body) }
  if (step === 1) return { kind: 'step-2', update: body }
  if (step === 2) return { kind: 'update', update: body }
  throw malformed()
}

function readStateVector(bytes: Uint8Array): Map<number, number> {
  const reader = new ByteReader(bytes)
  const clients = new Map<number, number>()
  for (let left = reader.count(2); left > 0; left--) clients.set(reader.varUint(), reader.varUint())
  if (!reader.isAtEnd) throw malformed()
  return clients
}

/** Frames as the server sends them. */
export const frames = {
  stepOne: (stateVector: Uint8Array): Uint8Array => frame([sync, 0], stateVector),
  stepTwo: (update: Uint8Array): Uint8Array => frame([sync, 1], update),
  update: (update: Uint8Array): Uint8Array => frame([sync, 2], update),
  /** An answer in parts. The last one is the step 2: with it the other end knows that it has all of them. */
  answer: (parts: readonly Uint8Array[]): Uint8Array[] =>
    parts.map((part, at) => frame([sync, at === parts.length - 1 ? 1 : 2], part)),
  awareness: (states: Uint8Array): Uint8Array => frame([awareness], states),
  /**
   * What its reader may do here may have changed. The type is the one in which the protocol tells of
   * rights; a stock client does not know the 1 and passes over it.
   */
  rights: Uint8Array.of(rights, 1),
  /** Nobody's presence: what a lone client hears so that it does not think the line is dead. */
  nothing: Uint8Array.of(awareness, 1, 0),
}

/** Bytes of all of them. */
export function sizeOf(frames: readonly Uint8Array[]): number {
  return frames.reduce((bytes, frame) => bytes + frame.length, 0)
}

function frame(head: readonly number[], body: Uint8Array): Uint8Array {
  const length = varUint(body.length)
  const bytes = new Uint8Array(head.length + length.length + body.length)
  bytes.set(head)
  bytes.set(length, head.length)
  bytes.set(body, head.length + length.length)
  return bytes
}

/** A whole number as lib0 writes it: seven bits a byte, the lowest first. */
export function varUint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push(128 | (rest % 128))
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
  return bytes
}

export function encodeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  const entries = [...clocks].flatMap(([client, clock]) => [...varUint(client), ...varUint(clock)])
  return Uint8Array.from([...varUint(clocks.size), ...entries])
}
