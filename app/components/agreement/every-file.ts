import type { Cell } from '#model/formats/coded-spans-csv.ts'
import type { EveryOfCodePage } from '#server/agreement/every-of-code.ts'
import { saveFile } from '../../save-file.ts'
import { withNames } from '../calculator/result-tables.ts'
import { resultsCsvByPart } from '../calculator/results-csv.ts'
import { chosenFor } from './pictures/chosen.ts'

/** Hands every coefficient of a code to the person as CSV, with all their digits; figures of all transcripts first. */
export function saveEvery(page: EveryOfCodePage): void {
  saveFile(everyCsv(page), `coefficients-${page.code.id}.csv`, 'text/csv')
}

/** Each row says what it was made of and how, so that it can stand alone. */
export function everyCsv(page: EveryOfCodePage): string {
  const { every, coders, transcripts } = page
  const titles = new Map(transcripts.map(({ id, title }) => [id, title]))
  return resultsCsvByPart(
    'transcript',
    [
      { part: '', rows: withNames(every.units, coders) },
      { part: '', rows: withNames(every.matching, coders) },
      ...every.transcripts.map(({ transcript, rows }) => ({
        part: titles.get(transcript) ?? transcript,
        rows,
      })),
    ],
    provenance(page),
  )
}

function provenance(page: EveryOfCodePage): Record<string, Cell> {
  const { round, code, asked, notes, computedAt, compared } = page
  const { unit, windowLength, overlap, level, codes, coders, transcripts } = page.settings
  return {
    round: round.name,
    codebook_version: round.codebookVersion,
    code: code.name,
    compared_transcripts: namesOf(
      page.transcripts.map(({ id, title }) => ({ id, name: title })),
      compared.transcripts,
    ),
    compared_coders: namesOf(page.coders, compared.coders),
    ...chosenFor({ unit, windowLength, overlap, level, codes, coders, transcripts }),
    asked_interval: asked.draws?.method ?? 'formula',
    asked_draws: asked.draws?.draws ?? 0,
    seed: asked.draws?.seed ?? asked.gamma?.seed ?? null,
    gamma_samples: asked.gamma?.samples ?? null,
    computed_at: computedAt.toISOString(),
    notes: notes.join('; '),
  }
}

/** In the order in which they stand on the page. */
function namesOf(all: readonly { id: string; name: string }[], some: readonly string[]): string {
  return all
    .filter(({ id }) => some.includes(id))
    .map(({ name }) => name)
    .join('; ')
}
