export default {
  title: 'Woher wir wissen, dass die Zahlen stimmen',
  lead: 'Bevor ein Wert gezeigt wird, ist er mit anderen verglichen: {{programs, number}} Werte mit anderen Programmen, {{derived, number}} mit einer geschlossenen Formel oder von Hand, {{alone, number}} nur mit dem zweiten Programm, {{printed, number}} mit dem, was in Aufsätzen gedruckt steht. Die Tabellen unten erstellt ein Test bei jeder Änderung von Parley neu.',
  calculator: 'Übereinstimmungsrechner',
  coefficient: 'Koeffizient',
  ways: {
    title: 'Was bei jeder Änderung geprüft wird',
    programs:
      'Werte von 62 Beispielstudien, auf neun Stellen, gegen ein zweites Programm, das allein nach den Formeln geschrieben ist, und gegen die unten genannten veröffentlichten Programme.',
    papers:
      'Die Beispiele der Aufsätze, aus denen ein Koeffizient stammt, gegen die gedruckten Werte.',
    order:
      'Kodierende, Einheiten und Texte in beliebiger Reihenfolge und Codes unter anderem Namen ergeben dieselben Ziffern, an zufälligen Studien.',
    paths:
      'Was auf schnellem Weg gerechnet wird, wird daneben auf einfachem gerechnet: Stellen in Strecken und einzeln, fortgeschriebene Summen und neu gezählte.',
    sums: 'Die Teile, in die verlorene Übereinstimmung zerlegt wird, ergeben zusammen eins minus Alpha, auf zwölf Stellen, jedes Mal, wenn sie gezeigt werden.',
    broken:
      'Formeln werden absichtlich verfälscht, eine Zahl nach der anderen: eine Prüfung, die das nicht merkt, ist keine.',
    ledger:
      'Jede kodierte Stelle und jede Einheit ist gezählt, als verwendet oder mit dem Grund, aus dem sie fehlt; geht die Rechnung nicht auf, gibt es keinen Wert, sondern einen Fehler.',
  },
  programs: {
    title: 'Dieselben Werte anderswo',
    small: 'auf neun Stellen gleich, oder so genau, wie das andere Programm rechnet',
    figures: 'Werte',
    same: 'Ebenso bei',
    none: 'nur beim zweiten Programm',
    closedForm: 'geschlossene Formel',
    byHand: 'von Hand',
    note: 'Jeder Wert ist auch der des zweiten Programms.',
  },
  papers: {
    title: 'Was in Aufsätzen steht',
    small: 'deren Beispiele, hier gerechnet',
    paper: 'Aufsatz',
    example: 'Sein Beispiel',
    printed: 'Gedruckt',
    ours: 'Hier',
    beside: 'Neben dem Gedruckten',
    named: 'Beispiel {{example}}: {{made}}',
    coders_one: '{{count}} Person',
    coders_other: '{{count}} Kodierende',
    units_one: '{{count, number}} Einheit',
    units_other: '{{count, number}} Einheiten',
    spans_one: '{{count, number}} Stelle',
    spans_other: '{{count, number}} Stellen',
    categories_one: 'eine Kategorie',
    categories_other: '{{count}} Kategorien',
    missing_one: 'ein Wert fehlt',
    missing_other: '{{count, number}} Werte fehlen',
    same_zero: 'Derselbe.',
    same_one: 'Derselbe, auf eine Stelle gerundet.',
    same_other: 'Derselbe, auf {{count}} Stellen gerundet.',
    apart: 'Weicht um {{by}} ab.',
    notes: {
      book: 'Das Buch druckt 0,760, die Tests des R-Pakets icr geben für seine Daten 0,759.',
      fleissParts:
        'Die Tabelle des Aufsatzes ergibt nach seiner Formel den Wert hier; wie unterwegs gerundet wurde, steht dort nicht.',
      kappaNotSeen:
        'Ein gedrucktes κ für diese Tabelle liegt uns zum Vergleich nicht vor: Es ist −0,092, wie irrCAC, scikit-learn und DKPro Statistics es geben.',
      quotient:
        'Das Buch teilt auf vier Stellen gerundete Nichtübereinstimmungen, 0,0144 durch 0,1022.',
      unexplained:
        'Keine Rundung, die der Aufsatz nennt, führt zu seinem Wert; DKPro Statistics gibt den hier.',
    },
    of: '{{coefficient}}, {{part}}',
    note: 'Gedrucktes steht hier mit so vielen Stellen, wie es gedruckt ist, Prozente als Anteil; die Werte von Parley mit sechs. „Derselbe“ heißt, dass unser Wert, auf so viele Stellen gerundet, der gedruckte ist. Die Beispiele von Freelon (2010) heißen nach den Dateien seines Programms ReCal; was dort gedruckt ist, kommt von ReCal, PRAM, dem R-Paket irr und dem Makro von Hayes und hat deshalb zwei bis fünf Stellen. Ein Wert, der nicht in seinem Aufsatz steht, ist nicht aufgeführt.',
  },
  differs: {
    title: 'Worin sich Programme unterscheiden, und was hier geschieht',
    missing:
      'Eine Einheit mit nur einem Urteil trägt zur beobachteten Übereinstimmung nichts bei. Bei Koeffizienten nach Gwet und Fleiss zählt sie noch dafür, wie oft eine Kategorie vorkommt; bei Krippendorffs Alpha nicht.',
    gamma:
      'Der Zufall wird bei Gamma durch Verschieben der Stellen jeder Person gezogen; Programme, die anders mischen, weichen in der zweiten Stelle ab. Die beste Zuordnung ist hier exakt: wo sie nicht rechtzeitig gefunden wird, gibt es keinen Wert.',
    masi: 'MASI gewichtet Mengen mit genauen Dritteln; NLTK rundet sie auf zwei Stellen.',
    errors:
      'Standardfehler gelten für Einheiten, bei den Kodierenden, wie sie sind. Wo Stellen eines Textes zusammenhängen, ziehen Sie stattdessen über Transkripte.',
  },
  names: {
    set_distance: 'Abstand von Mengen, Jaccard und MASI',
    f_and_kappa: 'F-Maß und κ',
    boundary_similarity: 'Ähnlichkeit von Grenzen',
    positional_dissimilarity: 'Unähnlichkeit von Orten in γ',
    bootstrap_ci: 'Perzentil- und BCa-Intervalle',
    unit_bootstrap: 'Bootstrap über Einheiten',
    krippendorff_bootstrap: 'Krippendorffs Bootstrap von α',
    alpha_by_category: 'Krippendorffs α einer Kategorie',
    fleiss_by_category: 'Fleiss’ κ einer Kategorie',
    fleiss_h0: 'Test von Fleiss’ κ',
    binary_alpha_by_code: 'α eines Codes, vorhanden oder nicht',
    alpha_U_1995_by_code: 'α_U (1995) eines Codes',
    u_alpha_by_code: 'u-α eines Codes',
    position_by_code: 'α, κ und Prozent eines Codes nach Orten',
    match: 'Zuordnung von Stellen',
    observed_disorder: 'Unordnung der besten Zuordnung in γ',
    cat_observed: 'Unordnung der Codes in γ-cat',
  },
}
