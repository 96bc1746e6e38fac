export default {
  kinds: {
    other_code: 'anderer Code',
    boundary: 'Grenze',
    missed: 'übersehen',
    extra: 'zusätzlich',
    one_sided: 'einseitig',
  },
  kindMeans: {
    other_code:
      'Auf denselben Wörtern hat die Person ohne den Code einen verwandten: aus derselben Gruppe, unter demselben Code oder aus demselben Satz.',
    boundary:
      'Beide haben es gesehen und verschieden abgegrenzt: Eine Stelle endet vor dieser Position.',
    missed: 'Mehr als die Hälfte der Kodierenden hat den Code dort; diese Person nicht.',
    extra: 'Weniger als die Hälfte der Kodierenden hat den Code dort; diese Person schon.',
    one_sided: 'Genau die Hälfte hat ihn, wie immer, wenn zwei Kodierende sich unterscheiden.',
  },
  undefined: {
    no_pairs: 'nicht definiert: nichts wurde von zwei Kodierenden abgeschlossen',
    no_variation: 'nicht definiert: nichts variiert',
  },
  says: {
    ofPooled: 'vom α „vorhanden oder nicht“',
    nothingLost: 'nichts geht verloren',
    part: '{{kind}} {{share}}',
    mostly: 'vor allem {{kind}}: {{share}} davon',
    alike: '{{kind}} gleichermaßen: je {{share}} davon',
    partEach: '{{kind}} je {{share}}',
    pairMore_one: '{{coder}} hat den Code, wo sie sich unterscheiden, einmal',
    pairMore_other:
      '{{coder}} hat den Code in {{pairs, number}} von {{count, number}} Unterschieden',
    pairAlike_one: 'ein Unterschied',
    pairAlike_other: 'beide haben den Code in je der Hälfte von {{count, number}} Unterschieden',
  },
  lead: {
    nothingChosen: 'Von dem, was Sie gewählt haben, wurde noch nichts verglichen.',
    undefined: 'Was verloren geht, lässt sich nicht berechnen – {{reason}}.',
    nothingLost: 'Nichts geht verloren: Die Kodierenden stimmen überall überein.',
    mostly:
      'Zur vollen Übereinstimmung fehlen <b>{{lost}}</b>, und {{share}} davon sind von der Art <b>{{kind}}</b>.',
    mostlyAlike:
      'Zur vollen Übereinstimmung fehlen <b>{{lost}}</b>, und je {{share}} davon sind von den Arten <b>{{kind}}</b>.',
    halfIn_one: 'Die Hälfte davon liegt in einem von {{of, number}} Transkripten.',
    halfIn_other: 'Die Hälfte davon liegt in {{count, number}} von {{of, number}} Transkripten.',
    confused:
      'Am häufigsten stehen <b>{{first}}</b> und <b>{{second}}</b> füreinander, mit {{share}} von allem, was verloren geht.',
    confusedAlike:
      'Füreinander stehen etwa <b>{{first}}</b> und <b>{{second}}</b>, mit {{share}} von allem, was verloren geht; andere tun es ebenso oft.',
    blind:
      'Die Runde ist noch nicht aufgedeckt: Sie sehen Kennzahlen und keine Textstellen, und dass Sie sie geöffnet haben, wird festgehalten.',
  },
  filters: {
    code: 'Code',
    kind: 'Art',
    pair: 'Paar',
    transcript: 'Transkript',
    unsure: 'Vermerkt',
    order: 'Reihenfolge',
    over: 'Verglichen über',
    any: {
      code: 'alle Codes',
      kind: 'alle',
      pair: 'alle Paare',
      transcript: 'alle Transkripte',
      unsure: 'unsicher oder nicht',
    },
    values: {
      units: 'Einheiten',
      positions: 'jedes Zeichen',
      place: 'wie sie im Text stehen',
      cost: 'was am meisten kostet zuerst',
      unsure: 'unsicher bei denen, die den Code gaben',
    },
  },
  lost: {
    alpha: 'α',
    bar: 'Verloren an',
    lost: 'Verloren',
    lostTitle: '1 − α; die Teile daneben ergeben zusammen diesen Wert',
    part: '{{kind}} {{part}}',
    share: 'Von allem',
    shareTitle: 'Anteil an allem, was verloren geht',
  },
  picture: {
    title: 'Woran Übereinstimmung verloren geht, nach Code',
    pairs: 'Woran Paare von Kodierenden Übereinstimmung verlieren: {{of}}',
    positions: 'Verglichen: jedes Zeichen.',
    bar: 'Ein Balken ist 1 − α.',
  },
  byCode: {
    title: 'Nach Code',
    small: 'was am meisten kostet zuerst',
    code: 'Code',
    all: 'Alle Codes',
    pooled: 'Alle Codes, vorhanden oder nicht',
    whole: 'Nichts geht verloren bei {{codes}}.',
    undefined: 'Nicht definiert, weil niemand oder alle ihn überall haben: {{codes}}.',
    meaning:
      'α ist 1 minus das, was verloren geht. Jedes Paar von Kodierenden, von denen an einer Position eine Person den Code hat und die andere nicht, trägt seinen Anteil am Verlust und ist von einer Art, der ersten, die passt. Die Teile einer Zeile ergeben zusammen, was verloren ging.',
    ofAll:
      'Was alle Codes verlieren, ist am α von „vorhanden“ und „nicht vorhanden“ über alle Codes zusammen gemessen: Zwei Mengen unterscheiden sich um die Zahl der Codes, die nur in einer stehen. Das ist eine andere Kennzahl als das α der Mengen (MASI) in der Übersicht.',
  },
  byPair: {
    title: 'Nach Paaren von Kodierenden',
    small: 'das Paar, das am wenigsten übereinstimmt, zuerst',
    pair: 'Kodierende',
    names: '{{first}} und {{second}}',
    initials: '{{first}} · {{second}}',
    meaning:
      'Jedes Paar auf dem, was beide abgeschlossen haben. „Übersehen“ und „zusätzlich“ richten sich weiterhin nach allen, die das Transkript abgeschlossen haben: Wo zwei sich unterscheiden, sagen die anderen, wer von beiden allein steht.',
  },
  confusion: {
    title: 'Codes, die füreinander stehen',
    small: 'auf denselben Wörtern hat eine Person den einen und eine andere den anderen',
    codes: 'Codes',
    between: 'Wer welchen hat',
    who_one: '{{first}}: {{one}}, {{second}}: {{other}}, einmal',
    who_other: '{{first}}: {{one}}, {{second}}: {{other}}, {{count, number}}-mal',
    places: 'Positionen',
    placesTitle: 'Unterschiede, in denen der eine für den anderen steht',
    meaning:
      'Zwei Codes, die oft füreinander stehen, haben keine klare Grenze: Schreiben Sie in die Definition eines jeden, was zum anderen gehört.',
  },
  costs: {
    title: 'Wo es verloren geht',
    picture: 'Wo Übereinstimmung verloren geht: {{of}}',
    small: 'Transkripte, Sprecher:innen und Redebeiträge, die am meisten kosten',
    by: 'Wo es verloren geht, nach {{what}}',
    transcript: 'Transkript',
    speaker: 'Sprecher:in',
    turn: 'Redebeitrag',
    nobody: 'niemand benannt',
    turnOf: '{{transcript}}, Redebeitrag {{turn}}, {{speaker}}',
    outside: '{{transcript}}, außerhalb aller Redebeiträge',
    bar: 'Kosten und Umfang',
    barLabel: '{{share}} von dem, was verloren geht, in {{size}} von dem, was verglichen wurde',
    size: 'Vom Material',
    sizeTitle: 'Anteil am Verglichenen: was es kosten würde, wenn alles gleich viel kostete',
    disagreements: 'Unterschiede',
    meaning:
      'Der Balken ist der Anteil an dem, was verloren geht; der Strich darüber der Anteil an dem, was verglichen wurde. Wo ein Balken weit über seinen Strich reicht, lohnt es sich, gemeinsam zu lesen.',
  },
  coders: {
    title: 'Wie jede Person arbeitet',
    small: 'neben den anderen auf denselben Transkripten',
    coder: 'Kodierer:in',
    length: 'Länge der Stellen',
    start: 'Anfang',
    end: 'Ende',
    number: 'Zahl der Stellen',
    order: 'Reihenfolge des Kodierens',
    means: {
      length:
        'Eigene Länge geteilt durch die der anderen, bei überschneidenden Stellen desselben Codes',
      start: 'Eigener Anfang minus den der anderen, in Zeichen',
      end: 'Eigenes Ende minus das der anderen, in Zeichen',
      number: 'Eigene Zahl der Stellen geteilt durch das Mittel der anderen',
      order:
        'Anteil solcher Stellen, die nach der anderen kodiert wurden, nach den Uhren der Geräte: Mittel über die Transkripte',
    },
    reads: {
      broad: 'weit',
      narrow: 'eng',
      later: 'später',
      earlier: 'früher',
      silent: 'zurückhaltend',
      eager: 'freigebig',
      late: 'nach den anderen',
      early: 'vor den anderen',
      as_others: 'wie die anderen',
      too_few: 'zu wenige für eine Aussage',
    },
    times: '×{{value}}',
    interval: '({{low}} bis {{high}})',
    meaning:
      'Ein Wort steht dort, wo das 95-%-Intervall ausschließt, was die anderen tun, und mindestens {{least}} Stellen oder Redebeiträge verglichen sind. Die Stellen gelten dabei als unabhängig voneinander, was sie nicht ganz sind: Dies sagt, was man sich ansehen sollte, und ist kein Test. Für die Reihenfolge des Kodierens zählt jedes Transkript einmal; ein Wort braucht deshalb mindestens vier.',
  },
  steps: {
    title: 'Was als Nächstes zu tun ist',
    small: 'was am meisten kostet zuerst',
    more_one: 'Einen weiteren Schritt anzeigen',
    more_other: '{{count, number}} weitere anzeigen',
    passages: 'Textstellen öffnen',
    places_one: 'Diese eine Stelle öffnen',
    places_other: '{{count, number}} Stellen öffnen',
    define_border:
      'Legen Sie die Grenze zwischen <b>{{code}}</b> und <b>{{other}}</b> fest: {{places, number}} von {{count, number}} Unterschieden bei {{code}} liegen zwischen diesen beiden.',
    define_boundaries:
      'Sagen Sie im Codebuch, wie viel Text <b>{{code}}</b> umfasst: In {{places, number}} von {{count, number}} Unterschieden grenzen Kodierende ihn verschieden ab.',
    look_for:
      'Bitten Sie <b>{{coders}}</b>, noch einmal nach <b>{{code}}</b> zu suchen: Er fehlt hier an {{places, number}} von {{count, number}} Stellen, an denen er übersehen wurde.',
    look_for_each:
      'Bitten Sie <b>{{coders}}</b>, noch einmal nach <b>{{code}}</b> zu suchen: Er fehlt bei jeder dieser Personen an {{places, number}} von {{count, number}} Stellen, an denen er übersehen wurde.',
    hold_back:
      'Bitten Sie <b>{{coders}}</b>, mit <b>{{code}}</b> zurückhaltender zu sein: Er steht hier an {{places, number}} von {{count, number}} Stellen, an denen er zusätzlich war.',
    hold_back_each:
      'Bitten Sie <b>{{coders}}</b>, mit <b>{{code}}</b> zurückhaltender zu sein: Er steht bei jeder dieser Personen an {{places, number}} von {{count, number}} Stellen, an denen er zusätzlich war.',
    talk_over:
      'Sprechen Sie über <b>{{code}}</b>: An {{count, number}} Stellen hat ihn die Hälfte und die andere nicht; an {{places, number}} davon stammt er von <b>{{coders}}</b>.',
    read_transcript:
      'Lesen Sie <b>{{transcript}}</b> gemeinsam: Es kostet {{share}} von allem, was verloren geht, und macht {{size}} des Verglichenen aus.',
    found: {
      look_for:
        '<b>{{code}}</b>: Er fehlt bei <b>{{coders}}</b> an {{places, number}} von {{count, number}} Stellen, an denen er übersehen wurde.',
      look_for_each:
        '<b>{{code}}</b>: Er fehlt bei <b>{{coders}}</b> an je {{places, number}} von {{count, number}} Stellen, an denen er übersehen wurde.',
      hold_back:
        '<b>{{code}}</b>: Er stammt von <b>{{coders}}</b> an {{places, number}} von {{count, number}} Stellen, an denen er zusätzlich war.',
      hold_back_each:
        '<b>{{code}}</b>: Er stammt von <b>{{coders}}</b> an je {{places, number}} von {{count, number}} Stellen, an denen er zusätzlich war.',
      broad:
        'Stellen von <b>{{coder}}</b> sind {{value}}-mal so lang, an den {{count, number}}, die auch andere markiert haben.',
      narrow:
        'Stellen von <b>{{coder}}</b> sind {{value}}-mal so lang, an den {{count, number}}, die auch andere markiert haben.',
      silent:
        '<b>{{coder}}</b> markiert {{value}}-mal so viele Stellen wie andere, in den {{count, number}} Teilen des Textes, in denen jemand kodiert.',
    },
    speak_with: {
      broad:
        'Sprechen Sie mit <b>{{coder}}</b> darüber, wo Stellen enden: An den {{count, number}}, die auch andere markiert haben, sind die eigenen {{value}}-mal so lang.',
      narrow:
        'Sprechen Sie mit <b>{{coder}}</b> darüber, wo Stellen enden: An den {{count, number}}, die auch andere markiert haben, sind die eigenen {{value}}-mal so lang.',
      silent:
        'Sprechen Sie mit <b>{{coder}}</b> darüber, was ausgelassen wird: In den {{count, number}} Teilen des Textes, in denen jemand kodiert, sind es {{value}}-mal so viele Stellen wie bei den anderen.',
      late: '<b>{{coder}}</b> kodiert {{value}} der gemeinsamen Stellen nach den anderen, über {{count, number}} Transkripte hinweg.',
    },
  },
  dearest: {
    title: 'Was am meisten kostet',
    small: 'zehn Textstellen',
    place: '{{transcript}}, Redebeitrag {{turn}}: {{share}} von allem, was verloren geht',
    outside: '{{transcript}}, außerhalb aller Redebeiträge: {{share}} von allem, was verloren geht',
    has: '{{has}} von {{count}}',
    rails: 'Was jede Person hier markiert hat',
    nothing: 'nichts',
  },
  list: {
    title: 'Unterschiede',
    small: 'ein Code an einer Position, je einmal',
    lead: {
      place_zero: 'Es gibt nichts, worin Kodierende sich unterscheiden.',
      place_one: 'Es gibt einen Unterschied.',
      place_other:
        'Es gibt {{count, number}} Unterschiede, wie sie im Text stehen. Öffnen Sie einen, und gehen Sie von dort zum nächsten.',
      cost_zero: 'Es gibt nichts, worin Kodierende sich unterscheiden.',
      cost_one: 'Es gibt einen Unterschied.',
      cost_other:
        'Es gibt {{count, number}} Unterschiede, die teuersten zuerst. Öffnen Sie einen, und gehen Sie von dort zum nächsten.',
    },
    some: {
      place_zero: 'Von {{all, number}} Unterschieden gehört keiner zur Auswahl.',
      place_one: 'Von {{all, number}} Unterschieden gehört einer zur Auswahl.',
      place_other:
        'Von {{all, number}} Unterschieden gehören {{count, number}} zur Auswahl, wie sie im Text stehen. Öffnen Sie einen, und gehen Sie von dort zum nächsten.',
      cost_zero: 'Von {{all, number}} Unterschieden gehört keiner zur Auswahl.',
      cost_one: 'Von {{all, number}} Unterschieden gehört einer zur Auswahl.',
      cost_other:
        'Von {{all, number}} Unterschieden gehören {{count, number}} zur Auswahl, die teuersten zuerst. Öffnen Sie einen, und gehen Sie von dort zum nächsten.',
    },
    nth: 'Nr.',
    passage: 'Textstelle',
    kind: 'Art',
    code: 'Code',
    has: 'Hat ihn',
    lacks: 'Hat ihn nicht',
    instead: 'stattdessen: {{codes}}',
    unsure: 'unsicher:',
    place: '{{transcript}}, Redebeitrag {{turn}}',
    outside: '{{transcript}}, außerhalb aller Redebeiträge',
    pages: 'Seiten der Liste',
    range: '{{first}} bis {{last}} von {{total}}',
    previous: 'Frühere',
    next: 'Weitere',
    none: 'Keine Unterschiede',
    noneChosen:
      'Unter dem, was Sie gewählt haben, gibt es nichts oder nichts mehr, worin Kodierende sich unterscheiden.',
    noneText:
      'Sobald zwei Kodierende ein Transkript abgeschlossen haben, steht hier, worin sie sich unterscheiden.',
    back: 'Zurück zur Liste',
    count_one: '1 Unterschied',
    count_other: '{{count, number}} Unterschiede',
    position: '{{nth}} von {{total}}',
    gone: 'nicht mehr auf der Liste',
    or: 'oder',
    turn: 'Redebeitrag {{turn}}',
  },
  ofCode: {
    title: 'Wo {{code}} Übereinstimmung verliert',
    lost: 'Woran sie verloren geht',
    onItsWay: 'Woran die Übereinstimmung bei diesem Code verloren geht:',
    more: 'Ausführlich',
    share: 'Anteil',
    shareTitle: 'An dem, was bei diesem Code verloren geht',
    pairs: 'Wertepaare',
    pairsTitle: 'Eine Person hat den Code in einer Einheit, eine andere nicht',
    meaning: 'Was das heißt',
    all: 'Zusammen: 1\u00a0−\u00a0α',
  },
  live: {
    lead_one:
      'α beträgt bisher {{alpha}}, über {{codes, number}} Codes als Mengen (MASI), auf einer Einheit.',
    lead_other:
      'α beträgt bisher {{alpha}}, über {{codes, number}} Codes als Mengen (MASI), auf {{count, number}} Einheiten.',
    noInterval:
      'Ein Intervall hat es nicht: Eine Formel gibt es dafür nicht, und gezogen wird nicht, solange kodiert wird.',
    undefined_one: 'Auf der einen verglichenen Einheit variiert noch nichts.',
    undefined_other: 'Auf den {{count, number}} verglichenen Einheiten variiert noch nichts.',
    nothing: {
      passed:
        'Noch sind nicht zwei Kodierende über denselben Redebeitrag hinaus. Hinaus ist, wer zum nächsten weitergegangen ist; eine Kodierung, die ein Programm geschickt hat, zählt bis zum letzten kodierten Redebeitrag. Werte erscheinen, sobald es so ist.',
      completed:
        'Noch ist kein Transkript von zwei Kodierenden abgeschlossen. Werte erscheinen, sobald es so ist.',
    },
    blind:
      'Sie sehen Kennzahlen und keine Textstellen; die Kodierenden sehen nichts davon. Dass Sie sie geöffnet haben, wird festgehalten.',
    counted: 'Gezählt',
    counting: {
      passed: 'bisher durchgesehene Redebeiträge',
      completed: 'abgeschlossene Transkripte',
    },
    byCode: 'Nach Code',
    byCodeSmall: {
      passed: 'auf Redebeiträgen, die mindestens zwei Kodierende durchgesehen haben',
      completed: 'auf Transkripten, die mindestens zwei Kodierende abgeschlossen haben',
    },
    plot: 'α mit Intervall',
    picture: 'Krippendorffs α nach Code, bisher',
    made: 'Gezählt {{counted}}, Stand {{time}} UTC; die Kodierenden sind noch bei der Arbeit.',
    interval: 'Intervall',
    units: 'Einheiten',
    unitsTitle: 'Wo mindestens eine Person ihn vergeben hat',
    agreed: 'Übereinstimmend',
    meaning:
      'Ein Redebeitrag zählt, sobald eine Person zum nächsten weitergegangen ist; eine Kodierung, die ein Programm geschickt hat, bis zum letzten kodierten Redebeitrag. Kodierende ändern noch, was sie kodiert haben, und damit ändern sich auch diese Werte: Die Intervalle sind nach Formel, und nichts hier ist ein Ergebnis.',
    byPair: 'Nach Paaren von Kodierenden',
    byPairSmall: 'Cohens κ über Mengen von Codes, die niedrigsten zuerst',
    kappa: 'κ',
    progress: 'Wie weit die Runde ist',
    completed: 'Abgeschlossen',
    layers: '{{completed}} von {{all}}',
    begun: 'Begonnen und nicht abgeschlossen',
    here: 'Gerade bei der Arbeit',
    nobody: 'niemand',
    ratings: 'Verglichene Urteile',
    computed: 'Berechnet',
    reloads: 'Diese Seite hält sich selbst auf dem neuesten Stand.',
  },
}
