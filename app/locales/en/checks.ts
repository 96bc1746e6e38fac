export default {
  title: 'How we know the numbers are right',
  lead: 'Before a figure is shown it has been held against others: {{programs, number}} figures against other programs, {{derived, number}} against a closed form or figures by hand, {{alone, number}} against the second program alone, {{printed, number}} against what papers print. The tables below are made anew by a test with every change of Parley.',
  calculator: 'Agreement calculator',
  coefficient: 'Coefficient',
  ways: {
    title: 'What is checked with every change',
    programs:
      'Figures of 62 example studies, to nine decimals, against a second program that was written from the formulas alone, and against the published programs named below.',
    papers: 'The examples of the papers that a coefficient comes from, against what they print.',
    order:
      'Coders, units and texts in any order and codes by any other name give the same digits, on random studies.',
    paths:
      'What is computed in a fast way is computed in a plain way beside it: positions by stretches and one by one, sums kept up and counted afresh.',
    sums: 'The parts that lost agreement is taken apart into add up to one minus alpha, to twelve decimals, each time they are shown.',
    broken:
      'Formulas are broken on purpose, one number at a time: a check that does not notice is no check.',
    ledger:
      'Each coded span and each unit is counted as used or left out, with the reason; where the counts do not meet, there is no figure but an error.',
  },
  programs: {
    title: 'The same figures elsewhere',
    small: 'equal to nine decimals, or to what the other program holds',
    figures: 'Figures',
    same: 'The same from',
    none: 'the second program alone',
    closedForm: 'closed form',
    byHand: 'by hand',
    note: 'Each figure is also that of the second program.',
  },
  papers: {
    title: 'What papers print',
    small: 'their examples, computed here',
    paper: 'Paper',
    example: 'Its example',
    printed: 'Printed',
    ours: 'Here',
    beside: 'Beside print',
    named: 'Example {{example}}: {{made}}',
    coders_one: '{{count}} coder',
    coders_other: '{{count}} coders',
    units_one: '{{count, number}} unit',
    units_other: '{{count, number}} units',
    spans_one: '{{count, number}} span',
    spans_other: '{{count, number}} spans',
    categories_one: 'one category',
    categories_other: '{{count}} categories',
    missing_one: 'one value missing',
    missing_other: '{{count, number}} values missing',
    same_zero: 'The same.',
    same_one: 'The same, rounded to one decimal.',
    same_other: 'The same, rounded to {{count}} decimals.',
    apart: 'Differs by {{by}}.',
    notes: {
      book: 'The book prints .760, the tests of the R package icr give .759 for its data.',
      fleissParts:
        'The paper’s own table gives, by its formula, the figure here; how it was rounded on the way is not printed.',
      kappaNotSeen:
        'We have no printed κ for this table to hold ours against: it is −.092, as irrCAC, scikit-learn and DKPro Statistics give it.',
      quotient: 'The book divides disagreements rounded to four decimals, .0144 by .1022.',
      unexplained:
        'No rounding that the paper states leads to its figure; DKPro Statistics gives the one here.',
    },
    of: '{{coefficient}}, {{part}}',
    note: 'What is printed stands here with the decimals it is printed with, a percentage as a share; the figures of Parley with six. “The same” means that ours, rounded to as many decimals, is the printed one. Examples of Freelon (2010) are named after the files of his program ReCal; what is printed there comes from ReCal, PRAM, the R package irr and the macro of Hayes, so that it has two to five decimals. A figure that is not in its paper is not listed.',
  },
  differs: {
    title: 'Where programs differ, and what is done here',
    missing:
      'A unit rated by one coder has no part in observed agreement. In coefficients after Gwet and Fleiss it still counts for how often a category is used; in Krippendorff’s alpha it does not.',
    gamma:
      'Chance in gamma is drawn by moving each coder’s spans; programs that shuffle otherwise differ in the second decimal. The best alignment is exact here: where it cannot be found in time there is no figure.',
    masi: 'MASI weighs sets by exact thirds; NLTK rounds them to two decimals.',
    errors:
      'Standard errors are over units, with the coders as they are. Where spans of one text hang together, draw over transcripts instead.',
  },
  names: {
    set_distance: 'Distance of sets, Jaccard and MASI',
    f_and_kappa: 'F-measure and κ',
    boundary_similarity: 'Boundary similarity',
    positional_dissimilarity: 'Dissimilarity of places in γ',
    bootstrap_ci: 'Percentile and BCa intervals',
    unit_bootstrap: 'Bootstrap over units',
    krippendorff_bootstrap: 'Krippendorff’s bootstrap of α',
    alpha_by_category: 'Krippendorff’s α of a category',
    fleiss_by_category: 'Fleiss’ κ of a category',
    fleiss_h0: 'Test of Fleiss’ κ',
    binary_alpha_by_code: 'α of a code, present or absent',
    alpha_U_1995_by_code: 'α_U (1995) of a code',
    u_alpha_by_code: 'u-α of a code',
    position_by_code: 'α, κ and percent of a code by position',
    match: 'Matching of spans',
    observed_disorder: 'Disorder of the best alignment in γ',
    cat_observed: 'Disorder of codes in γ-cat',
  },
}
