/** Words of the pages below a round's agreement, part of the namespace `agreement`. */
export const agreementPages = {
  ofCode: { label: 'Bezug', all: 'alle Codes', pairs: 'alle Codes (genau dieselbe Menge)' },
  pictures: {
    svg: 'SVG',
    png: 'PNG',
    csv: 'CSV',
    failed:
      'Das Bild ließ sich nicht erzeugen. Versuchen Sie es noch einmal, oder nehmen Sie die SVG-Datei.',
    units: 'Verglichen ({{unit}}): {{units, number}}; eine Einheit hat einen Code, wenn {{rule}}.',
    eachRound: 'Jede Runde für sich ({{unit}}); eine Einheit hat einen Code, wenn {{rule}}.',
    ofRound:
      '{{number}}. {{round}}: Kodierende {{coders, number}}, Transkripte {{transcripts, number}}, {{unit}} {{units, number}}; {{codebook}}.',
    blankRound: '{{number}}. {{round}}: kein Wert, {{reason}}.',
    unfinished: 'Offener Kreis: Die Runde läuft noch, es zählt, was bisher abgeschlossen ist.',
    interval: 'Intervalle: {{how}}.',
    windowLength: 'Ein Fenster ist {{windowLength, number}} Zeichen lang.',
    level_one: 'Codes zählen als ihr oberster Code.',
    level_other: 'Codes unterhalb der Ebene {{count}} zählen als der Code darüber.',
    someCodes_one: 'Ein Code gewählt.',
    someCodes_other: '{{count, number}} Codes gewählt.',
    someCoders_one: '{{some, number}} von {{count, number}} kodierenden Person gewählt.',
    someCoders_other: '{{some, number}} von {{count, number}} Kodierenden gewählt.',
    someTranscripts_one: '{{some, number}} von {{count, number}} Transkript gewählt.',
    someTranscripts_other: '{{some, number}} von {{count, number}} Transkripten gewählt.',
    computed: 'Berechnet am {{day}}, {{codebook}}.',
    version: 'Codebuch in Version {{version}}',
    draft: 'Codebuch im Entwurf',
    notes: {
      saw_codes: 'Offene Runde: Die Kodierenden sahen die Codes der anderen.',
      codebook_grew:
        'Codebuch in Arbeit: Codes kamen hinzu und änderten sich, während kodiert wurde.',
    },
    limits: 'Gepunktet: {{lines}}.',
    usualLimits: 'Gepunktet, übliche Linien (dieses Projekt hat keine gesetzt): {{lines}}.',
    nothing: 'Kein Wert ist definiert.',
    one: '{{name}}: {{value}}.',
    alike: 'Alle sind {{value}}.',
    extremes: 'Am niedrigsten: {{lowest}}, {{low}}; am höchsten: {{highest}}, {{high}}.',
    codes: 'Krippendorffs α nach Code',
    codeTranscripts: 'Krippendorffs α von {{code}} nach Transkript',
    pairs: 'Cohens κ jedes Paares von Kodierenden: {{code}}',
    transcripts: 'Krippendorffs α nach Transkript: {{code}}',
    rounds: 'Krippendorffs α nach Runde: {{code}}',
    overTime: 'Krippendorffs α jedes Transkripts, in der Reihenfolge des Abschlusses: {{code}}',
    codedSpans: 'Was aus den kodierten Stellen wurde',
    allCodes: 'alle Codes (Mengen, MASI)',
    number: '{{count, number}}',
  },
  pairsPage: {
    matrix: 'Person neben Person',
    matrixSmall: 'Cohens κ, und wie viele {{unit}} beide gemeinsam haben',
    unitsBoth: 'n = {{units, number}}',
    shades:
      'Je kräftiger der Grund gefärbt ist, desto näher an 1. Was in Klammern steht, hat keinen.',
    table: 'Die Paare',
    pair: 'Paar',
    kappa: 'κ',
    both: 'Beide',
    first: 'Nur erste Person',
    second: 'Nur zweite Person',
    neither: 'Niemand',
    units: 'Verglichen auf',
    byCode: 'Nach Code',
    tooMany:
      'Es sind zu viele Codes und Paare für eine Seite. Wählen Sie oben einen Code, um seine Paare zu sehen.',
  },
  transcriptsPage: {
    table: 'Nach Transkript',
    small: 'Krippendorffs α innerhalb jedes Transkripts, {{code}}',
    transcript: 'Transkript',
    completedBy: 'Abgeschlossen von',
    plot: 'α',
    agreed: 'Übereinstimmend',
    alone: 'nur von {{coder}} abgeschlossen',
    nobody: 'von niemandem abgeschlossen',
    notTwoChosen: 'nicht von zwei der gewählten Kodierenden abgeschlossen',
    meaning:
      'Was der Zufall ergäbe, wird innerhalb jedes Transkripts bestimmt: Der Wert der Runde ist also nicht das Mittel dieser Werte. Wo ein Code in einem Transkript selten ist, entscheiden wenige Einheiten. Ein Intervall sehen Sie, wenn Sie die Werte eines Transkripts über seinen Namen öffnen.',
  },
  codePage: {
    figures: 'Alle Kodierenden',
    figuresSmall: 'vorhanden oder nicht je {{unit}}',
    figure: 'Kennzahl',
    value: 'Wert',
    interval: 'Intervall',
    meaning: 'Was sie bedeutet',
    names: {
      binary_alpha_by_code: 'Krippendorffs α',
      fleiss: 'Fleiss’ κ',
      percent: 'Prozentuale Übereinstimmung',
      u_alpha_by_code: 'u-α freier Stellen',
    },
    meanings: {
      binary_alpha_by_code:
        'Nichtübereinstimmung darüber, ob eine Einheit den Code hat, im Verhältnis zu dem, was der Zufall ergäbe. 1 ist volle Übereinstimmung, 0 ist Zufall.',
      fleiss: 'Dieselbe Frage ohne Korrektur für wenige Einheiten.',
      percent:
        'Der Anteil der Paare von Kodierenden, die dasselbe sagen. Wo ein Code selten ist, sagen fast alle, dass er fehlt, und der Anteil ist hoch, was auch immer sie tun.',
      u_alpha_by_code: 'Die markierten Abschnitte selbst, Zeichen für Zeichen mit ihren Grenzen.',
    },
    pairs: 'Nach Paaren von Kodierenden',
    pairsSmall: 'Cohens κ, und wo jede Person ihn vergeben hat',
    transcripts: 'Nach Transkript',
    transcriptsSmall: 'α innerhalb jedes Transkripts',
    notHere: 'hier von niemandem vergeben',
    definition: 'Der Code',
    includeWhen: 'Kodieren, wenn',
    excludeWhen: 'Nicht kodieren, wenn',
    noDefinition: 'Er hat noch keine Definition.',
    openCodebook: 'Codebuch öffnen',
  },
  slots: {
    title: 'Was dazu gesagt ist',
    allTitle: 'Was in Feldern gesagt ist',
    units: 'Verglichene Einheiten',
    leftOut_one:
      'Einmal ausgelassen: mehrere Werte einer Person in einer Einheit; nehmen Sie Sätze, um sie auseinanderzuhalten.',
    leftOut_other:
      '{{count, number}}-mal ausgelassen: mehrere Werte einer Person in einer Einheit; nehmen Sie Sätze, um sie auseinanderzuhalten.',
    small: 'α der Werte allein, je {{unit}} mit dem Code von zwei Kodierenden',
    note: 'Ein Feld ist ein Datensatz für sich: Wer den Code nicht vergeben hat, hat auch nichts in seine Felder eingetragen und fehlt dort; die Werte besagen also nichts darüber, ob der Code gesehen wurde. Wörter werden ohne Rücksicht auf Großschreibung verglichen; mehrere verschiedene in einer Einheit sind ein Wert für sich. Mehrere Werte einer Skala in einer Einheit sind keiner und stehen in der Tabelle.',
    slot: 'Feld',
    scale: 'Verglichen als',
    names: { nominal: 'Namen', ordinal: 'Ränge', interval: 'Abstände' },
    counts: {
      ratings: 'Vergeben',
      valued: 'Ausgefüllt',
      unvalued: 'Leer gelassen',
      several: 'Mehrere',
      notOnScale: 'Nicht auf der Skala',
      pairedUnits: 'Verglichen',
    },
    titles: {
      ratings: 'Wie oft eine Person einer Einheit den Code gegeben hat',
      valued: 'Davon mit einem Wert in diesem Feld',
      unvalued: 'Davon ohne einen',
      several: 'Davon mit mehr als einem Wert der Skala',
      notOnScale: 'Davon mit einem Wert, den die Skala dieses Codebuchs nicht hat',
      pairedUnits: 'Einheiten mit Werten von mindestens zwei Kodierenden',
    },
    noPairs: 'nicht definiert: keine zwei Kodierenden haben zur selben Einheit etwas gesagt',
  },
  history: {
    rounds: 'Über die Runden',
    roundsSmall: '{{code}}, nach denselben Regeln in jeder',
    roundsNote:
      'Jede Runde mit allen Kodierenden, Transkripten und Codes, nach der oben gewählten Einheit und Regel. Runden unterscheiden sich in ihren Transkripten und oft im Codebuch: Ein steigender Wert muss nicht heißen, dass die Kodierenden gelernt haben. Ein offener Kreis ist eine Runde, die noch läuft.',
    roundsTable: 'Die Runden',
    timeTable: 'Die Transkripte in dieser Reihenfolge',
    notes: {
      saw_codes: 'offen: Die Kodierenden sahen die Codes der anderen',
      codebook_grew: 'Codes kamen hinzu und änderten sich währenddessen',
    },
    unfinished: 'läuft noch: was bisher abgeschlossen ist',
    withheld: 'blind und nicht aufgedeckt: Ihre Werte stehen auf ihrer eigenen Seite',
    round: 'Runde',
    made: 'Angelegt',
    codebook: 'Codebuch',
    version: 'Version {{version}}',
    draft: 'Entwurf',
    coders: 'Kodierende',
    transcripts: 'Transkripte',
    notComputed: 'wird berechnet',
    withoutFigures: 'nicht berechnet',
    figuresOf: 'Die Kennzahlen von „{{round}}“:',
    nobody: 'noch niemand hat ein Transkript abgeschlossen',
    notCompared: 'nicht verglichen: Den Code gibt es in dieser Runde nicht',
    codes: 'Jeder Code über die Runden',
    time: 'Über die Zeit',
    timeSmall: '{{code}}, jedes Transkript dieser Runde, als es die letzte Person abschloss',
    timeNote:
      'Drift zeigt sich an einem fallenden oder steigenden Verlauf. Auch Transkripte unterscheiden sich: Sehen Sie sich an, was in den niedrigen steht, bevor Sie sagen, die Kodierenden hätten sich verändert.',
    number: 'Nr.',
    completed: 'Abgeschlossen',
  },
  unitsPage: {
    how: 'Von Kodierungen zu Daten',
    turns:
      '<b>Redebeiträge.</b> Ein Transkript wird getrennt, wo die sprechende Person wechselt: {{turns, number}} Redebeiträge ({{transcripts}}). Was vor der ersten Bezeichnung steht, und die Bezeichnungen selbst sind keine Einheiten.',
    codable:
      '<b>Wer kodiert wird.</b> {{notCodable, number}} Redebeiträge von Sprecher:innen, die nicht kodiert werden, bleiben draußen, nach Regel und nicht als Nichtübereinstimmung; {{empty, number}} Redebeiträge haben keine Wörter.',
    unit: {
      turn: '<b>Einheiten.</b> Jeder verbleibende Redebeitrag ist eine Einheit: insgesamt {{units, number}}.',
      sentence:
        '<b>Einheiten.</b> Die verbleibenden Redebeiträge werden einzeln in Sätze getrennt, nach den Regeln der Sprache des Transkripts: insgesamt {{units, number}}.',
      paragraph:
        '<b>Einheiten.</b> Die verbleibenden Redebeiträge werden an Leerzeilen getrennt: insgesamt {{units, number}} Absätze.',
      window:
        '<b>Einheiten.</b> Die verbleibenden Redebeiträge werden in Fenster von {{length, number}} Zeichen getrennt, das letzte eines Redebeitrags kann kürzer sein: insgesamt {{units, number}}.',
    },
    values:
      '<b>Werte.</b> Eine Einheit hat einen Code von einer Person, wenn {{rule}}. Wer ein Transkript abgeschlossen und in einer Einheit nichts kodiert hat, sagt „keiner davon“; wer es nicht abgeschlossen hat, fehlt auf dem ganzen Transkript.',
    level: '<b>Codes.</b> Codes unter der gewählten Ebene zählen als der über ihnen.',
    compared:
      '<b>Verglichen.</b> {{compared, number}} Einheiten in Transkripten, die mindestens zwei Kodierende abgeschlossen haben; {{single, number}} hat nur eine Person abgeschlossen, {{unrated, number}} niemand.',
    spans: 'Der Nachweis: kodierte Stellen',
    spansSmall: '{{count, number}} gingen ein, {{count, number}} sind nachgewiesen',
    repeated:
      '{{count, number}} der verwendeten sind ohne Wirkung: je {{unit}} zählt ein Code einer Person nur einmal.',
    ledger: 'Der ganze Nachweis',
    place: 'Wo sie sind',
    count: 'Anzahl',
    share: 'Anteil',
    in: 'Alle kodierten Stellen, die eingingen',
    othersSmall: 'kodierte Stellen, Einheiten, freie Stellen: die Teile ergeben je das Ganze',
    unitsIn: 'Einheiten, die eingingen',
    unitsCompared: 'verglichen',
    unitsSingle: 'nur von einer Person abgeschlossen',
    unitsUnrated: 'von niemandem abgeschlossen',
    continuumIn: 'Freie Stellen, die eingingen',
    continuumUsed: 'verwendet',
    continuumMerged:
      'mit einer überschneidenden Stelle desselben Codes und derselben Person vereint',
    transcripts: 'Transkript für Transkript',
    transcriptsSmall: 'Redebeiträge, Einheiten, und wer es abgeschlossen hat',
    transcript: 'Transkript',
    turnsHead: 'Redebeiträge',
    notCodableHead: 'Nicht kodiert',
    unitsHead: 'Verglichene Einheiten',
    done: 'abgeschlossen',
    notDone: 'nicht abgeschlossen',
    notAssigned: 'nicht zugeteilt',
  },
}

/** What the pages say at their head, under `agreement:lead`. */
export const agreementPageLeads = {
  alike: '{{names}} (gleichauf)',
  pair: 'Für {{code}} haben <b>{{first}}</b> und <b>{{second}}</b> ein κ von {{value}}.',
  pairs:
    'Für {{code}} stimmen <b>{{first}}</b> und <b>{{second}}</b> am meisten überein, mit einem κ von {{high}}; <b>{{third}}</b> und <b>{{fourth}}</b> am wenigsten, mit {{low}}.',
  pairsNamed: '{{pairs, number}} Paaren gleichauf ({{names}})',
  pairsAlike: 'Für {{code}} haben alle Paare dasselbe κ, <b>{{value}}</b>.',
  pairsTied:
    'Für {{code}} ist κ am höchsten, {{high}}, bei <b>{{most}}</b>, und am niedrigsten, {{low}}, bei <b>{{least}}</b>.',
  pairsUndefined: 'Für {{code}} ist κ bei keinem Paar von Kodierenden definiert.',
  transcriptsCompared_one:
    'Eines von {{all, number}} Transkripten haben mindestens zwei Kodierende abgeschlossen.',
  transcriptsCompared_other:
    '{{count, number}} von {{all, number}} Transkripten haben mindestens zwei Kodierende abgeschlossen.',
  oneRound: 'Dies ist die einzige Runde, deren Werte Sie sehen dürfen.',
  rounds:
    'Für {{code}} ging α von {{first}} in <b>{{firstRound}}</b> auf {{last}} in <b>{{lastRound}}</b>.',
  roundsOverlap:
    'Ihre Intervalle, {{one}} und {{other}}, überlappen sich, was nichts entscheidet: Auch dann kann der Unterschied mehr als Zufall sein.',
  roundOnly:
    'Für {{code}} ist α {{first}} in <b>{{firstRound}}</b>; keine andere beendete Runde hat einen Wert.',
  roundsUnfinished: 'Noch keine beendete Runde hat für {{code}} einen Wert.',
  roundsUndefined: 'Für {{code}} ist α in keiner Runde definiert.',
  code: 'Krippendorffs α beträgt <b>{{alpha}}</b>, Intervall {{interval}}.',
  codeAlone: 'Krippendorffs α beträgt <b>{{alpha}}</b>.',
  applied:
    '{{unit}}: In {{count, number}} von {{all, number}} ({{share}}) hat mindestens eine Person den Code vergeben.',
  units:
    'Aus {{turns, number}} Redebeiträgen ({{transcripts}}) werden {{units, number}} Kodiereinheiten ({{unit}}); {{compared, number}} werden verglichen. Von {{spans, number}} kodierten Stellen werden {{used, number}} verwendet, und jede andere ist nachgewiesen.',
  inTranscriptsAlike: 'Für {{code}} ist α in jedem, das eines hat, <b>{{value}}</b>.',
  inTranscripts:
    'Für {{code}} ist α am niedrigsten in <b>{{lowest}}</b>, {{low}}, und am höchsten in <b>{{highest}}</b>, {{high}}.',
}
