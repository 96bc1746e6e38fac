export default {
  kinds: {
    other_code: 'other code',
    boundary: 'boundary',
    missed: 'missed',
    extra: 'extra',
    one_sided: 'one-sided',
  },
  kindMeans: {
    other_code:
      'On the same words the one without the code has a related one: of the same group, parent or set.',
    boundary: 'Both saw it and cut it differently: one span ends before this place.',
    missed: 'More than half of the coders have the code there; this one has not.',
    extra: 'Fewer than half of the coders have the code there; this one has.',
    one_sided: 'Exactly half have it, as always when two coders differ.',
  },
  undefined: {
    no_pairs: 'not defined: nothing was completed by two coders',
    no_variation: 'not defined: nothing varies',
  },
  says: {
    nothingLost: 'nothing is lost',
    ofPooled: 'of α of present and absent',
    part: '{{kind}} {{share}}',
    mostly: 'mostly {{kind}}: {{share}} of it',
    alike: '{{kind}} alike: {{share}} of it each',
    partEach: '{{kind}} {{share}} each',
    pairMore_one: '{{coder}} has the code where they differ, once',
    pairMore_other: '{{coder}} has the code in {{pairs, number}} of {{count, number}} differences',
    pairAlike_one: 'one difference',
    pairAlike_other: 'each has the code in half of {{count, number}} differences',
  },
  lead: {
    nothingChosen: 'Of what you chose nothing was compared yet.',
    undefined: 'What is lost cannot be worked out – {{reason}}.',
    nothingLost: 'Nothing is lost: the coders agree everywhere.',
    mostly:
      'Of full agreement <b>{{lost}}</b> is lost, and {{share}} of that is of the kind <b>{{kind}}</b>.',
    mostlyAlike:
      'Of full agreement <b>{{lost}}</b> is lost, and {{share}} of that is of each of the kinds <b>{{kind}}</b>.',
    halfIn_one: 'Half of it lies in one of {{of, number}} transcripts.',
    halfIn_other: 'Half of it lies in {{count, number}} of {{of, number}} transcripts.',
    confused:
      'The two codes that stand most often in each other’s place are <b>{{first}}</b> and <b>{{second}}</b>, with {{share}} of all that is lost.',
    confusedAlike:
      'Two codes that stand in each other’s place are <b>{{first}}</b> and <b>{{second}}</b>, with {{share}} of all that is lost; others do as often.',
    blind:
      'The round is not revealed yet: you see figures and no passages, and that you opened them is recorded.',
  },
  filters: {
    code: 'Code',
    kind: 'Kind',
    pair: 'Pair',
    transcript: 'Transcript',
    unsure: 'Marked',
    order: 'Order',
    over: 'Compared over',
    any: {
      code: 'all codes',
      kind: 'any',
      pair: 'all pairs',
      transcript: 'all transcripts',
      unsure: 'unsure or not',
    },
    values: {
      units: 'units',
      positions: 'every character',
      place: 'as they stand in the text',
      cost: 'what costs most first',
      unsure: 'unsure by those who gave the code',
    },
  },
  lost: {
    alpha: 'α',
    bar: 'Lost to',
    lost: 'Lost',
    lostTitle: '1 − α; the parts beside it add up to it',
    part: '{{kind}} {{part}}',
    share: 'Of all',
    shareTitle: 'Share of all that is lost',
  },
  picture: {
    title: 'What agreement is lost to, by code',
    pairs: 'What pairs of coders lose agreement to: {{of}}',
    positions: 'Compared: every character.',
    bar: 'A bar is 1 − α.',
  },
  byCode: {
    title: 'By code',
    small: 'that which costs most first',
    code: 'Code',
    all: 'All codes',
    pooled: 'All codes, present or absent',
    whole: 'Nothing is lost on {{codes}}.',
    undefined: 'Not defined, since nobody or everybody has it everywhere: {{codes}}.',
    meaning:
      'α is 1 less what is lost. Every pair of coders of whom one has the code in a place and one has not carries its share of the loss, and is of one kind, the first that fits. The parts of a row add up to what it has lost.',
    ofAll:
      'What all codes lose is taken from the α of present and absent pooled over codes: two sets differ by the number of codes that stand in one alone. It is another figure than the α of sets (MASI) on the overview.',
  },
  byPair: {
    title: 'By pair of coders',
    small: 'the pair that agrees least first',
    pair: 'Coders',
    names: '{{first}} and {{second}}',
    initials: '{{first}} · {{second}}',
    meaning:
      'Each pair on what both completed. Missed and extra still go by all who completed the transcript: where two differ, the others say which of them stands alone.',
  },
  confusion: {
    title: 'Codes in each other’s place',
    small: 'on the same words, one coder has the one and another the other',
    codes: 'Codes',
    between: 'Who has which',
    who_one: '{{first}}: {{one}}, {{second}}: {{other}}, once',
    who_other: '{{first}}: {{one}}, {{second}}: {{other}}, {{count, number}} times',
    places: 'Places',
    placesTitle: 'Disagreements in which one stands for the other',
    meaning:
      'A pair of codes that often stand in each other’s place has no clear border: write into the definition of each what belongs to the other.',
  },
  costs: {
    title: 'Where it is lost',
    picture: 'Where agreement is lost: {{of}}',
    small: 'transcripts, speakers and turns that cost most',
    by: 'Where it is lost, by {{what}}',
    transcript: 'Transcript',
    speaker: 'Speaker',
    turn: 'Turn',
    nobody: 'nobody named',
    turnOf: '{{transcript}}, turn {{turn}}, {{speaker}}',
    outside: '{{transcript}}, outside any turn',
    bar: 'Cost, and size',
    barLabel: '{{share}} of what is lost in {{size}} of what was compared',
    size: 'Of the material',
    sizeTitle: 'Share of what was compared: what it would cost if all cost alike',
    disagreements: 'Disagreements',
    meaning:
      'The bar is the share of what is lost; the mark across it is the share of what was compared. A bar far beyond its mark is a place to read together.',
  },
  coders: {
    title: 'How each coder works',
    small: 'beside the others on the same transcripts',
    coder: 'Coder',
    length: 'Length of spans',
    start: 'Beginning',
    end: 'End',
    number: 'Number of spans',
    order: 'Order of coding',
    means: {
      length: 'Own length over that of others, on spans of the same code that overlap',
      start: 'Own beginning less that of others, in characters',
      end: 'Own end less that of others, in characters',
      number: 'Own number of spans over the mean of others',
      order:
        'Share of such spans coded after the other’s, by the clocks of their devices: mean over transcripts',
    },
    reads: {
      broad: 'broad',
      narrow: 'narrow',
      later: 'later',
      earlier: 'earlier',
      silent: 'silent',
      eager: 'eager',
      late: 'after the others',
      early: 'before the others',
      as_others: 'as the others',
      too_few: 'too few to tell',
    },
    times: '×{{value}}',
    interval: '({{low}} to {{high}})',
    meaning:
      'A word stands where the 95 % interval leaves out what the others do, and {{least}} spans or turns at least are compared. Spans are taken for independent of one another, which they are not quite: this says what to look at, and is no test. For the order of coding each transcript counts once, so that it takes four at least for a word.',
  },
  steps: {
    title: 'What to do next',
    small: 'that which costs most first',
    more_one: 'Show one more',
    more_other: 'Show {{count, number}} more',
    passages: 'Open the passages',
    places_one: 'Open the one place',
    places_other: 'Open the {{count, number}} places',
    define_border:
      'Define the border between <b>{{code}}</b> and <b>{{other}}</b>: {{places, number}} of {{count, number}} disagreements on {{code}} are these two.',
    define_boundaries:
      'Say in the codebook how much of the text <b>{{code}}</b> takes: in {{places, number}} of {{count, number}} disagreements coders cut it differently.',
    look_for:
      '<b>{{coders}}</b> should look for <b>{{code}}</b> again: they missed it in {{places, number}} of {{count, number}} places where it was missed.',
    look_for_each:
      '<b>{{coders}}</b> should look for <b>{{code}}</b> again: each missed it in {{places, number}} of {{count, number}} places where it was missed.',
    hold_back:
      '<b>{{coders}}</b> should hold back with <b>{{code}}</b>: it is theirs in {{places, number}} of {{count, number}} places where it was extra.',
    hold_back_each:
      '<b>{{coders}}</b> should hold back with <b>{{code}}</b>: it is theirs, each in {{places, number}} of {{count, number}} places where it was extra.',
    talk_over:
      'Talk over <b>{{code}}</b>: half have it and half have not in {{count, number}} places; <b>{{coders}}</b> have it in {{places, number}} of them.',
    read_transcript:
      'Read <b>{{transcript}}</b> together: it costs {{share}} of all that is lost and is {{size}} of what was compared.',
    found: {
      look_for:
        '<b>{{code}}</b>: <b>{{coders}}</b> missed it in {{places, number}} of {{count, number}} places where it was missed.',
      look_for_each:
        '<b>{{code}}</b>: <b>{{coders}}</b> each missed it in {{places, number}} of {{count, number}} places where it was missed.',
      hold_back:
        '<b>{{code}}</b>: it is from <b>{{coders}}</b> in {{places, number}} of {{count, number}} places where it was extra.',
      hold_back_each:
        '<b>{{code}}</b>: it is from <b>{{coders}}</b>, each in {{places, number}} of {{count, number}} places where it was extra.',
      broad:
        'Spans of <b>{{coder}}</b> are {{value}} times as long in the {{count, number}} they share with others.',
      narrow:
        'Spans of <b>{{coder}}</b> are {{value}} times as long in the {{count, number}} they share with others.',
      silent:
        '<b>{{coder}}</b> marks {{value}} times as many spans as others in the {{count, number}} parts of the text in which somebody codes.',
    },
    speak_with: {
      broad:
        'Speak with <b>{{coder}}</b> about where spans end: in the {{count, number}} they share with others theirs are {{value}} times as long.',
      narrow:
        'Speak with <b>{{coder}}</b> about where spans end: in the {{count, number}} they share with others theirs are {{value}} times as long.',
      silent:
        'Speak with <b>{{coder}}</b> about what is left out: in the {{count, number}} parts of the text in which somebody codes they mark {{value}} times as many spans as others.',
      late: '<b>{{coder}}</b> codes after the others in {{value}} of the spans they share, over {{count, number}} transcripts.',
    },
  },
  dearest: {
    title: 'What costs most',
    small: 'ten passages',
    place: '{{transcript}}, turn {{turn}}: {{share}} of all that is lost',
    outside: '{{transcript}}, outside any turn: {{share}} of all that is lost',
    has: '{{has}} of {{count}}',
    rails: 'What each coder marked here',
    nothing: 'nothing',
  },
  list: {
    title: 'Disagreements',
    small: 'one code in one place, once each',
    lead: {
      place_zero: 'There is nothing on which coders differ.',
      place_one: 'There is one disagreement.',
      place_other:
        'There are {{count, number}} disagreements, as they stand in the text. Open one, and go on from there to the next.',
      cost_zero: 'There is nothing on which coders differ.',
      cost_one: 'There is one disagreement.',
      cost_other:
        'There are {{count, number}} disagreements, those that cost most first. Open one, and go on from there to the next.',
    },
    some: {
      place_zero: 'None of {{all, number}} disagreements is among those chosen.',
      place_one: 'Of {{all, number}} disagreements one was chosen here.',
      place_other:
        'Of {{all, number}} disagreements {{count, number}} were chosen here, as they stand in the text. Open one, and go on from there to the next.',
      cost_zero: 'None of {{all, number}} disagreements is among those chosen.',
      cost_one: 'Of {{all, number}} disagreements one was chosen here.',
      cost_other:
        'Of {{all, number}} disagreements {{count, number}} were chosen here, those that cost most first. Open one, and go on from there to the next.',
    },
    nth: 'No.',
    passage: 'Passage',
    kind: 'Kind',
    code: 'Code',
    has: 'Has it',
    lacks: 'Has it not',
    instead: 'instead: {{codes}}',
    unsure: 'unsure:',
    place: '{{transcript}}, turn {{turn}}',
    outside: '{{transcript}}, outside any turn',
    pages: 'Pages of the list',
    range: '{{first}} to {{last}} of {{total}}',
    previous: 'Earlier ones',
    next: 'Further ones',
    none: 'No disagreements',
    noneChosen: 'Of what you chose there is nothing, or nothing more, on which coders differ.',
    noneText: 'Once two coders have completed a transcript, what they disagree on stands here.',
    back: 'Back to the list',
    count_one: '1 disagreement',
    count_other: '{{count, number}} disagreements',
    position: '{{nth}} of {{total}}',
    gone: 'no longer on the list',
    or: 'or',
    turn: 'turn {{turn}}',
  },
  ofCode: {
    title: 'Where {{code}} loses agreement',
    lost: 'What it is lost to',
    onItsWay: 'What agreement on this code is lost to:',
    more: 'In full',
    share: 'Share',
    shareTitle: 'Of what is lost on this code',
    pairs: 'Pairs of values',
    pairsTitle: 'One coder has the code in a unit and another has not',
    meaning: 'What it means',
    all: 'All of it: 1\u00a0−\u00a0α',
  },
  live: {
    lead_one: 'α is {{alpha}} so far, over {{codes, number}} codes as sets (MASI), on one unit.',
    lead_other:
      'α is {{alpha}} so far, over {{codes, number}} codes as sets (MASI), on {{count, number}} units.',
    noInterval:
      'It has no interval: there is no formula for one, and nothing is drawn while coders are at work.',
    undefined_one: 'On the one unit that was compared nothing varies yet.',
    undefined_other: 'On the {{count, number}} units that were compared nothing varies yet.',
    nothing: {
      passed:
        'No turn was passed by two coders yet. A turn is passed once its coder has gone on to the next one, or, in a layer that a program sent, up to the last turn it codes. Figures appear once two have passed one.',
      completed: 'No transcript is completed by two coders yet. Figures appear once one is.',
    },
    blind:
      'You see figures and no passages; coders see nothing of this. That you opened them is recorded.',
    counted: 'Counted',
    counting: {
      passed: 'turns passed so far',
      completed: 'completed transcripts',
    },
    byCode: 'By code',
    byCodeSmall: {
      passed: 'on turns that two coders or more have passed',
      completed: 'on transcripts that two coders or more have completed',
    },
    plot: 'α with interval',
    picture: 'Krippendorff’s α by code so far',
    made: 'Counted {{counted}}, as of {{time}} UTC; coders are still at work.',
    interval: 'Interval',
    units: 'Units',
    unitsTitle: 'Where at least one coder applied it',
    agreed: 'Agreed',
    meaning:
      'A turn counts once a coder has gone on to the next one; in a layer that a program sent, up to the last turn it codes. Coders still change what they coded, and so do these figures: intervals are by formula, and nothing here is a result.',
    byPair: 'By pair of coders',
    byPairSmall: 'Cohen’s κ over the sets of codes, the lowest first',
    kappa: 'κ',
    progress: 'How far the round is',
    completed: 'Completed',
    layers: '{{completed}} of {{all}}',
    begun: 'Begun and not completed',
    here: 'At work now',
    nobody: 'nobody',
    ratings: 'Ratings compared',
    computed: 'Computed',
    reloads: 'This page brings itself up to date.',
  },
}
