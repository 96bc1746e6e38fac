export default {
  title: 'Exporte',
  lead: 'Dateien für R, Python, Statistikprogramme und Tabellenkalkulationen. Sie entstehen, wenn Sie sie anfordern, aus dem, was in diesem Moment gespeichert ist.',
  leadOpen:
    'Dateien für R, Python, Statistikprogramme und Tabellenkalkulationen, erstellt aus dem, was beim Anfordern gespeichert ist. In dieser Runde sahen die Kodierenden die Codes der anderen: Sagen Sie das überall, wo Sie über ihre Übereinstimmung berichten.',
  excel: 'Für eine Tabellenkalkulation',
  excelMeans:
    'Mit Bytereihenfolge-Marke und einem Apostroph vor Wörtern, die eine Tabellenkalkulation als Formel ausführen würde. Das ändert, was gesagt wurde; lassen Sie es für R und Python ausgeschaltet.',
  programs: { r: 'In R', python: 'In Python' },
  columnCount_one: 'Die Spalte',
  columnCount_other: 'Die {{count}} Spalten und was jede besagt',
  spans: {
    title: 'Kodierte Stellen',
    download: 'Kodierte Stellen herunterladen',
    of: {
      all: 'Eine Zeile für jeden Code an jeder Textstelle, von allen Kodierenden. Die Spalte text enthält die gespeicherten Wörter von start bis end, gezählt in Zeichen (Unicode-Codepunkten).',
      own: 'Die Runde ist blind: Bis die Leitung sie aufdeckt, enthält die Datei nur Ihre eigenen Zeilen, eine für jeden Code an jeder Textstelle.',
      nobody:
        'Die Runde ist blind: Niemand sieht die Codes der anderen, bis sie aufgedeckt ist, auch die Leitung nicht. Decken Sie die Runde auf, um ihre kodierten Stellen zu exportieren.',
    },
  },
  reliability: {
    title: 'Reliabilitätsdaten',
    download: 'Reliabilitätsdaten herunterladen',
    lead: 'Kodiereinheiten mal Kodierende. Ein Wert ist 1, wo eine Textstelle mit dem Code die Einheit überschneidet, 0, wo die Person das Transkript ohne ihn abgeschlossen hat, und leer, wo sie es nicht abgeschlossen hat.',
    hidden:
      'Die Runde ist blind: Reliabilitätsdaten lassen sich exportieren, sobald sie aufgedeckt ist.',
    layout: 'Aufbau',
    layouts: { long: 'Lang', matrix: 'Matrix eines Codes', recal: 'ReCal, eines Codes' },
    means: {
      long: 'Eine Zeile für jede Einheit, jede kodierende Person und jeden Code.',
      matrix:
        'Eine Zeile je Einheit, eine Spalte je Person: für irr, irrCAC, krippendorffsalpha, psych.',
      recal:
        'Ganze Zahlen ohne Kopfzeile; Einheiten, die nicht alle abgeschlossen haben, fallen weg.',
    },
    unit: 'Kodiereinheit',
    units: { turn: 'Redebeitrag', sentence: 'Satz' },
    code: 'Code',
    allCodes: 'Alle Codes',
    noHeading:
      'ReCal liest diese Datei, wie sie ist: eine Zeile je Einheit, eine Spalte je Person, in der Reihenfolge der Namen.',
  },
  columns: {
    project: 'Name des Projekts',
    round: 'Name der Runde',
    transcript_id: 'Kennung des Transkripts',
    transcript: 'Titel des Transkripts',
    span_id: 'Kennung der kodierten Stelle',
    coder_id: 'Kennung der kodierenden Person',
    coder: 'Name der kodierenden Person',
    layer: 'Wessen Kodierung es ist: coder',
    code_id: 'Kennung des Codes im Codebuch',
    code: 'Name des Codes',
    code_path: 'Der Code mit denen über ihm',
    start: 'Erstes Zeichen, gezählt in Unicode-Codepunkten ab 0',
    end: 'Das Zeichen nach dem letzten; end − start ist die Länge von text',
    start_utf16: 'Derselbe Anfang, gezählt wie in JavaScript und Java',
    end_utf16: 'Dasselbe Ende, gezählt wie in JavaScript und Java',
    turn: 'Nummer des Redebeitrags, bei mehreren des ersten; leer vor dem ersten Redebeitrag',
    turn_end: 'Nummer des letzten Redebeitrags, in den sie reicht',
    speaker: 'Wer im ersten Redebeitrag spricht',
    speaker_kind: 'interviewer, respondent oder other',
    text: 'Die kodierten Wörter, genau wie gespeichert',
    memo: 'Das Memo der kodierenden Person zur Stelle',
    unsure: '1, wo die Person sie als unsicher gekennzeichnet hat, sonst 0',
    codebook_version:
      'Version des Codebuchs, auf die sich die Runde festlegt; leer, wo sie dem Entwurf folgt',
    visibility: 'blind, oder open: Die Kodierenden sahen die Codes der anderen',
    created_at: 'Wann die Person sie angelegt hat, in UTC',
    unit_id: 'Kennung der Einheit: Transkript, Art, Nummer',
    unit_kind: 'turn oder sentence',
    value: '1, 0 oder leer',
    slot: 'Was die Person in dieses Feld des Codes eingetragen hat',
    coderColumn: 'Eine Spalte je Person: 1, 0 oder leer',
  },
}
