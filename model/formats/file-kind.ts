/**
 * What a file is that is no plain text, with what to do about it; `undefined` for text.
 *
 * Told by content. The name counts only where the content is text of another kind: a table, say.
 */
export async function whyNotText(bytes: Uint8Array, fileName: string): Promise<string | undefined> {
  const head = bytes.subarray(0, 8192)
  const written = writtenKind(head, fileName)
  if (written !== undefined) return written
  if (isUtf16(head) || !head.some(isControl)) return undefined
  // Few files come here, and the package is larger than the page that asks.
  const { fileTypeFromBuffer } = await import('file-type/core')
  const found = await fileTypeFromBuffer(bytes)
  if (found !== undefined) return describe(found.ext, found.mime)
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return remedies.doc
  // A control character here and there is cleaned away; a file full of them is no text.
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  if (controls > head.length / 20 + 2) {
    return 'Not text, but a file of some other program. Export it as plain text (.txt) and add that.'
  }
  return undefined
}

const textRemedy = 'Save it as plain text (.txt, UTF-8) and add that.'
const remedies: Record<string, string> = {
  pdf: 'A PDF, not text. Copy its words into a text file, or export it as text, and add that.',
  docx: `A Word document. ${textRemedy}`,
  doc: `An old Office document. ${textRemedy}`,
  odt: `An OpenDocument text. ${textRemedy}`,
  rtf: `A Rich Text file. ${textRemedy}`,
  epub: `An e-book. ${textRemedy}`,
  xlsx: 'A spreadsheet, not a text. Copy the column of the speech into a text file and add that.',
  ods: 'A spreadsheet, not a text. Copy the column of the speech into a text file and add that.',
  pptx: 'A presentation, not a text. Copy its words into a text file and add that.',
  zip: 'An archive (ZIP). Unpack it and add the text files inside.',
  gz: 'An archive (GZIP). Unpack it and add the text files inside.',
  vtt: 'Captions (WebVTT). Save the speech without the times as text and add that.',
  srt: 'Captions (SRT). Save the speech without the times as text and add that.',
  html: 'A web page. Copy its words into a text file and add that.',
  xml: 'An XML file. Copy the speech into a text file and add that.',
  json: 'A JSON file. Copy the speech into a text file, one turn a paragraph, and add that.',
  csv: 'A table. Copy the speech into a text file, one turn a paragraph, and add that.',
}

function describe(ext: string, mime: string): string {
  const own = remedies[ext === 'docm' || ext === 'dotx' ? 'docx' : ext === 'cfb' ? 'doc' : ext]
  if (own !== undefined) return own
  const name = ext.toUpperCase()
  if (mime.startsWith('image/')) {
    return `A ${name} picture, not text. Type it out, or run text recognition, and add the text.`
  }
  if (mime.startsWith('audio/') || mime.startsWith('video/')) {
    return `A recording (${name}), not text. Transcribe it and add the text.`
  }
  if (/zip|compressed|tar|7z|rar|bzip|xz|zstd/.test(mime)) {
    return `An archive (${name}). Unpack it and add the text files inside.`
  }
  return `A ${name} file, not text. Export it as plain text (.txt) and add that.`
}

/** Files that are text, but of a kind that is no transcript as it stands. */
function writtenKind(head: Uint8Array, fileName: string): string | undefined {
  const start = String.fromCharCode(...head.subarray(0, 400)).replace(/^(?:ï»¿|[\s\ufeff])+/, '')
  if (start.startsWith('%PDF-')) return remedies.pdf
  if (start.startsWith('{\\rtf')) return remedies.rtf
  if (/^WEBVTT(?:\s|$)/.test(start)) return remedies.vtt
  if (/^\d+\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{3} --> /.test(start)) return remedies.srt
  if (/^<(?:!doctype html|html|head|body)[\s>]/i.test(start)) return remedies.html
  if (/^<(?:\?xml|TEI|teiCorpus|akomaNtoso)[\s>]/.test(start)) return remedies.xml
  const extension = /\.(json|csv|tsv|html?|xml)$/i.exec(fileName)?.[1]?.toLowerCase()
  if (extension === undefined) return undefined
  return remedies[extension === 'tsv' ? 'csv' : extension === 'htm' ? 'html' : extension]
}

function isUtf16(head: Uint8Array): boolean {
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return true
  let even = 0
  let odd = 0
  head.forEach((byte, i) => {
    if (byte !== 0) return
    if (i % 2 === 0) even++
    else odd++
  })
  const most = Math.max(even, odd)
  return most > head.length * 0.15 && Math.min(even, odd) < most / 10
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte)
}

/** C0 controls that no text editor writes: not tab, line ends, form feed or escape. */
function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b
}
