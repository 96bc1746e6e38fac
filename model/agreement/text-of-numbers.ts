/** Whole numbers below it are one character; others are this one, then the 64 bits of the number. */
const anyNumber = 0xffff
/** So many numbers are put into a piece of text. */
const atOnce = 4_096

/**
 * Numbers from one place to another as a text, which is short where they are small and whole. As many numbers have the
 * same text only where they are the same.
 */
export function textOf(numbers: Int32Array | Float64Array, from: number, to: number): string {
  if (to - from > atOnce) {
    return textOf(numbers, from, from + atOnce) + textOf(numbers, from + atOnce, to)
  }
  const units = new Uint16Array(5 * (to - from))
  let length = 0
  for (let at = from; at < to; at++) {
    const number = numbers[at]!
    if (number >= 0 && number < anyNumber && Number.isInteger(number)) units[length++] = number
    else {
      units[length++] = anyNumber
      units.set(new Uint16Array(Float64Array.of(number).buffer), length)
      length += 4
    }
  }
  return String.fromCharCode(...units.subarray(0, length))
}
