import type { Encoding } from '#model/formats/decode-text.ts'

/** An encoding as people write it: UTF-8, Windows-1252, Shift_JIS. */
export function encodingName(encoding: Encoding): string {
  if (encoding === 'shift_jis') return 'Shift_JIS'
  if (encoding === 'big5') return 'Big5'
  return encoding.startsWith('windows')
    ? encoding.replace('windows', 'Windows')
    : encoding.toUpperCase()
}
