/** A number as it is read, with a minus sign and not a hyphen. */
export function signed(value: number): string {
  return String(value).replace('-', '−')
}
