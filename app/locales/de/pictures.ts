export default {
  title: 'Bilder',
  lead: 'Jeder Teil eines Bildes führt zu seinen Textstellen.',
  leadOwn:
    'Die Runde ist blind: Bis die Leitung sie aufdeckt, zeigt das Bild nur Ihre eigenen Codes. Jeder Teil führt zu seinen Textstellen.',
  leadOpen:
    'In dieser Runde sahen die Kodierenden die Codes der anderen. Jeder Teil eines Bildes führt zu seinen Textstellen.',
  chips: 'Wovon das Bild ist',
  transcript: 'Transkript',
  coder: 'Kodierende Person',
  code: 'Code',
  spans: 'Kodierte Stellen',
  all: 'Alle',
  allOf: 'alle',
  nobody: 'Niemand spricht',
  preamble: 'Vorspann',
  table: 'Dasselbe in Zahlen',
  allTranscripts_one: 'ein Transkript',
  allTranscripts_other: '{{count}} Transkripte',
  allCoders_one: 'kodiert von einer Person',
  allCoders_other: 'kodiert von {{count}} Personen, jede kodierte Stelle gezählt',
  ownOnly: 'nur die eigenen kodierten Stellen',
  draft: 'Arbeitsentwurf des Codebuchs',
  version: 'Codebuch Version {{version}}',
  codesLeft_one: 'Ein seltener vergebener Code hat hier keinen Platz; die CSV-Datei enthält ihn.',
  codesLeft_other:
    '{{count}} seltener vergebene Codes haben hier keinen Platz; die CSV-Datei enthält sie.',
  columnsLeft_one: 'Eine weitere Spalte hat hier keinen Platz; die CSV-Datei enthält sie.',
  columnsLeft_other:
    '{{count}} weitere Spalten haben hier keinen Platz; die CSV-Datei enthält sie.',
  open: 'Die Kodierenden sahen die Codes der anderen.',
  nothing: 'Hier ist noch nichts kodiert.',
  mostOften: 'Am häufigsten: {{codes}}. Nicht vergebene Codes: {{unused, number}}.',
  empty: {
    title: 'Hier ist noch nichts kodiert',
    text: 'Sobald jemand eine Textstelle dieser Auswahl kodiert, zeigt das Bild, wo sie liegt.',
  },
  codeline: {
    tab: 'Entlang des Textes',
    title: 'Codes entlang des Textes',
    meaning:
      'Der Text läuft von links nach rechts. Oben, in Tinte, wer wann spricht; darunter eine Linie für jeden Code. Strecken, die sich berühren, sind als eine gezeichnet.',
    start: 'Anfang des Textes',
    end: 'Ende',
    lines: 'Eine Linie für',
    by: { codes: 'jeden Code', coders: 'jeden Code und jede Person' },
    stretches: 'Strecken',
  },
  turns: {
    tab: 'Über die Redebeiträge',
    title: 'Codes über die Redebeiträge',
    meaning:
      'Die Redebeiträge jedes Transkripts sind in zwanzig gleich viele geteilt. Ein Balken sagt, wie viele kodierte Stellen in einem Teil beginnen, auf einer Skala für alle Codes. Was vor dem ersten Redebeitrag beginnt, steht in der Tabelle als Vorspann.',
    first: 'Erste Redebeiträge',
    last: 'Letzte Redebeiträge',
    part: '{{part}}/20',
  },
  speakers: {
    tab: 'Nach Sprechenden',
    title: 'Codes nach Sprechenden',
    meaning:
      'Eine kodierte Stelle zählt für die Person, die an ihrem Anfang spricht. Wer mehr spricht, wird öfter kodiert: Die letzte Zeile sagt, wie viel jede Person spricht.',
    speech: 'Gesprochene Zeichen',
  },
  transcripts: {
    tab: 'Nach Transkript',
    title: 'Codes nach Transkript',
    meaning:
      'Wie viele kodierte Stellen jedes Codes jedes Transkript hat. Die Fläche einer Scheibe ist die Anzahl.',
  },
  together: {
    tab: 'Gemeinsame Codes',
    title: 'Codes, die sich Text teilen',
    meaning:
      'Eine Zahl sagt, wie viele Paare kodierter Stellen, je eine von jedem Code und beide von derselben Person, mindestens ein Zeichen gemeinsam haben.',
    none: 'Keine zwei Codes teilen sich Text',
    noneText: 'Wo eine Person zwei Codes auf dieselben Wörter setzt, zeigt das Bild, wie oft.',
    one: 'Code',
    other: 'Anderer Code',
    both: 'Paare von Stellen',
    c: 'c',
    cTitle: 'Paare ÷ (Stellen beider Codes − Paare): 0 nie gemeinsam, 1 immer',
  },
}
