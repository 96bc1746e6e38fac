import { DomainError } from '#model/errors.ts'

const deepest = 20
/**
 * A list is cut into pieces of about so many bytes. Of what is parsed at once no entry is larger, and
 * there are no more of them: each takes some ten milliseconds.
 */
const most = { pieceBytes: 64 * 1024, entryBytes: 1024 * 1024, marks: 100_000 }

const sign = { quote: 0x22, backslash: 0x5c, comma: 0x2c, colon: 0x3a, object: 0x7b, list: 0x5b }
const close = { object: 0x7d, list: 0x5d }

/** From one byte to another, the second excluded. */
export interface Stretch {
  from: number
  until: number
}

/** A list that is a field of the outermost object, and is too long to be parsed at once. */
interface LongList {
  /** Where the field's name stands. */
  name: Stretch
  /** What stands between its brackets, cut between entries. */
  pieces: Stretch[]
}

/**
 * Where the long lists of some JSON stand, told from its bytes. Whether it is JSON its parser says.
 *
 * @throws {DomainError} `invalid-input` where it is nested too deeply, `too-large` where it holds what
 *   would take long to parse and nobody sends
 */
export class Outline {
  readonly lists: LongList[] = []
  private at = 0
  private depth = 0
  private isInText = false
  private isEscaped = false
  private isObject = false
  /** Commas, colons and brackets of what is parsed at once. */
  private marks = 0
  private outerMarks = 0
  private textFrom = 0
  private name: Stretch = { from: 0, until: 0 }
  /** The list that is being read, one level down. */
  private list: (LongList & { from: number; entries: number }) | null = null
  private entryFrom = 0

  /** @param mostEntries of one list */
  constructor(
    private readonly json: Uint8Array,
    private readonly mostEntries: number,
  ) {}

  /** Reads on, up to a byte. */
  readTo(until: number): void {
    for (; this.at < until; this.at++) {
      const byte = this.json[this.at]!
      if (this.isInText) this.readInText(byte)
      else if (byte === sign.quote) {
        this.isInText = true
        this.textFrom = this.at
      } else if (byte === sign.object || byte === sign.list) this.enter(byte)
      else if (byte === close.object || byte === close.list) this.leave()
      else if (byte === sign.comma) this.pass()
      else if (byte === sign.colon) this.mark()
    }
  }

  private readInText(byte: number): void {
    if (this.isEscaped) this.isEscaped = false
    else if (byte === sign.backslash) this.isEscaped = true
    else if (byte === sign.quote) {
      this.isInText = false
      if (this.depth === 1) this.name = { from: this.textFrom, until: this.at + 1 }
    }
  }

  private enter(byte: number): void {
    this.mark()
    if (++this.depth > deepest) {
      throw new DomainError('invalid-input', `The JSON is nested more than ${deepest} levels deep.`)
    }
    if (this.depth === 1) this.isObject = byte === sign.object
    if (this.depth !== 2 || byte !== sign.list || !this.isObject) return
    this.outerMarks = this.marks
    this.marks = 0
    this.entryFrom = this.at + 1
    this.list = { name: this.name, pieces: [], from: this.at + 1, entries: 0 }
  }

  private leave(): void {
    const { list } = this
    if (this.depth === 2 && list !== null) {
      this.requireSmallEntry()
      const isLong = list.pieces.length > 0
      if (isLong) {
        list.pieces.push({ from: list.from, until: this.at })
        this.lists.push(list)
      }
      this.marks = this.outerMarks + (isLong ? 0 : this.marks)
      this.list = null
    }
    this.depth--
  }

  /** A comma. */
  private pass(): void {
    this.mark()
    const { list } = this
    if (this.depth !== 2 || list === null) return
    this.requireSmallEntry()
    this.entryFrom = this.at + 1
    if (++list.entries >= this.mostEntries) throw tooLarge()
    if (this.at - list.from < most.pieceBytes) return
    list.pieces.push({ from: list.from, until: this.at })
    list.from = this.at + 1
    this.marks = 0
  }

  private requireSmallEntry(): void {
    if (this.at - this.entryFrom > most.entryBytes) throw tooLarge()
  }

  private mark(): void {
    if (++this.marks > most.marks) throw tooLarge()
  }
}

function tooLarge(): DomainError {
  return new DomainError('too-large', 'This JSON holds more than is read here. Send less at once.')
}
