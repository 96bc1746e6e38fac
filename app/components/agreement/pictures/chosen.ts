import { unitChoices } from '#model/agreement/choices.ts'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import type { Made } from './made.ts'

/** What was chosen for the figures of a table to take away, as columns that stand in each of its rows. */
export function chosenFor(settings: Made['settings']): Record<string, Cell> {
  const { codes, coders, transcripts, bootstrap, seed } = settings
  const { unit, windowLength, overlap, level } = unitChoices(settings)
  return {
    unit,
    window_length: unit === 'window' ? windowLength : null,
    overlap,
    level: level ?? null,
    chosen_codes: listed(codes),
    chosen_coders: listed(coders),
    chosen_transcripts: listed(transcripts),
    ...(bootstrap === undefined ? {} : { asked_draws: bootstrap, seed: seed ?? null }),
  }
}

/** Empty where all are compared. */
function listed(ids: readonly string[] | undefined): Cell {
  return ids === undefined ? null : ids.join(' ')
}
