import { notesOf } from '../round-notes.ts'
import type { ReportFacts } from './facts.ts'
import { wordsIn } from './words/words.ts'

/** What each file of a bundle is, and how the figures are had again from it, in the language of the report. */
export function readmeOf({
  language,
  round,
  project,
  madeAt,
  parley,
  inputs,
}: Pick<ReportFacts, 'language' | 'round' | 'project' | 'madeAt' | 'parley' | 'inputs'>): string {
  const words = wordsIn(language)
  const notes = notesOf(round).map((note) => words.notes[note])
  return words.readme({
    title: words.title(round.name, project.name),
    madeAt,
    parley,
    inputs,
    notes,
  })
}
