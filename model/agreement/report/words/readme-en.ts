import type { ReportWords } from './words.ts'

/** In English. */
export const readme: ReportWords['readme'] = ({ title, madeAt, parley, inputs, notes }) => `${title}
Frozen ${madeAt} with Parley ${parley}
SHA-256 of the inputs: ${inputs}
${notes.map((note) => `\n${note}\n`).join('')}
report.html, report.md   the methods report, for reading and for an appendix
recompute.py             computes every value again: python3 recompute.py (standard library alone)
recompute.R              the same: Rscript recompute.R (base R alone)
SHA256SUMS               checksums of all files: sha256sum -c SHA256SUMS

Both scripts exit with 0 where every value, standard error and end of an interval in data/figures.csv and
data/coefficients.csv, and every share in data/targets.csv, is what they compute, to 1e-9, and with 1 where one is
not. What they computed stands beside it in recomputed.csv, recomputed-coefficients.csv and recomputed-targets.csv
(of R with -r at the end of the name). Intervals are drawn anew with the same seed; for a large study that takes some
minutes, and --no-intervals leaves out what was drawn. They also check that the parts of data/lost.csv add up, for
each code, to what its alpha lacks to 1; into kinds they sort nothing again.

The files in data/ are CSV in UTF-8. An empty cell is a missing value. No word of a transcript is in them.
settings.csv     name, value: what shaped the figures; level: codes deeper in the tree count as the one above them
                 there, 0 being the topmost; draws: 0 where intervals are by formula; interval: percentile, bca (corrected
                 for bias and skewness; each thing that is drawn left out once), or krippendorff (pairs of ratings of a
                 code; other figures by formula); targets: of krippendorff alone; transcripts, coders, codes: what was
                 chosen, with | between; empty: all
coders.csv       coder (label in the other files), name
transcripts.csv  transcript (label), title, length in Unicode code points
codes.csv        code (id), name; in the order of the codebook
layers.csv       transcript, coder: who completed what, and so is present on all of it
units.csv        unit, transcript, turn, part (sentence, paragraph or window in its turn; 0: the turn), start,
                 end (offsets in code points, end excluded), drawn_with (what a bootstrap draws it with;
                 empty: fewer than two coders completed it, so it is not drawn)
ratings.csv      unit, coder, codes: ids with | between them; an empty cell is the empty set, a value like
                 any other; a unit and coder without a row is a missing one
slots.csv        code, slot, label, kind (speaker, text, scale), values: of a scale in order, with | between them
slot-ratings.csv unit, coder, code, slot, values: one row for each unit that a coder gave the code. What was said
                 there is a number, the same wherever the same was said, several different words of one coder in
                 one unit being one saying; of a scale the values themselves, with | between them; empty: nothing
spans.csv        transcript, coder, start, end, code: free spans on transcripts that two coders or more
                 completed; overlapping ones of one coder and code are united
figures.csv      name, code, slot, coder_1, coder_2, value (empty: not defined, with its reason), se, ci_low,
                 ci_high (95 %), drawn (what was drawn), draws, undefined_draws (left out; with more than 5 % of them the
                 interval says less than it seems to), interval (how it was made: percentile, bca, krippendorff, or t by
                 formula; else why there is none, not_computed being one that took too long and is compared with nothing)
targets.csv      of Krippendorff's bootstrap alone: code, target, share: of the draws in which its alpha lies below
lost.csv         code (empty: all codes together, Do and De added up), kind (other_code, boundary, missed, extra,
                 one_sided), share: the part of 1 - alpha that is of this kind (empty: alpha is not defined), pairs:
                 disagreeing pairs of values, one coder with the code in a unit and one without
coefficients.csv code, name (of the coefficient), part, value (empty: not defined), reason, se, ci_low, ci_high (95 %, t
                 by formula, over units): every coefficient of the first codes, present or absent; then
                 position_alpha and position_percent, with each character as a unit (code empty: some code or none)
`
