/** How many characters people may write: read by a form and by the schema that checks it. */
export const lengths = {
  /** Words to be looked for, in a field of their own. */
  search: 200,
  /** One line of a form that is not held to less. */
  line: 2_000,
  /** Names in a row, in one line of a form. */
  list: 20_000,
  name: 120,
  initials: 4,
  tokenName: 80,
  slotLabel: 80,
  /** Definition, include-when, exclude-when, and what is said of a whole codebook. */
  definition: 5_000,
  /** An example or the sources of a code. */
  passage: 2_000,
  unit: 120,
  leastPassword: 10,
  password: 1_024,
} as const
