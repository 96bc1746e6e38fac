/** What is said about files of ratings and spans, and about the calculator that reads them. */
export default {
  'Paste the rows, or choose a file.': 'Fügen Sie die Zeilen ein, oder wählen Sie eine Datei.',
  'The file is not in UTF-8. Save it as CSV UTF-8.':
    'Die Datei ist nicht in UTF-8. Speichern Sie sie als CSV UTF-8.',
  'Name each category once, parted by commas.':
    'Nennen Sie jede Kategorie einmal, durch Kommas getrennt.',
  'The calculator takes {0} KiB. Larger files: parley agreement, on your own machine.':
    'Der Rechner nimmt {0} KiB an. Größere Dateien: parley agreement auf dem eigenen Rechner.',
  'Choose how intervals are made of the draws.':
    'Wählen Sie, wie Intervalle aus den Ziehungen entstehen.',
  'Targets are numbers above 0, at most 1, parted by spaces, as in .8 .667; at most {0} of them.':
    'Zielwerte sind Zahlen über 0 und höchstens 1, durch Leerzeichen getrennt, etwa 0,8 0,667; höchstens {0}.',
  'Krippendorff’s bootstrap draws pairs of single categories, not of sets of codes. Ask for percentiles or BCa.':
    'Krippendorffs Bootstrap zieht Paare einzelner Kategorien, nicht von Mengen von Codes. Wählen Sie Perzentile oder BCa.',
  'Say what parts the codes of a set.': 'Geben Sie an, was die Codes einer Menge trennt.',
  'Say what parts the codes of a set, as “|” does in A|B.':
    'Geben Sie an, was die Codes einer Menge trennt, wie „|“ in A|B.',
  'This takes longer than {0} seconds. Ask for fewer draws or a smaller file, or run it on your own machine: parley agreement.':
    'Das dauert länger als {0} Sekunden. Wählen Sie weniger Ziehungen oder eine kleinere Datei, oder rechnen Sie auf dem eigenen Rechner: parley agreement.',
  'This file needs more memory than a file may take here. Send part of it, or run it on your own machine: parley agreement.':
    'Diese Datei braucht mehr Speicher, als eine Datei hier brauchen darf. Senden Sie einen Teil, oder rechnen Sie auf dem eigenen Rechner: parley agreement.',
  'Many files are being computed just now. Try again soon.':
    'Gerade werden viele Dateien berechnet. Versuchen Sie es bald noch einmal.',
  'The calculator was asked very often from here. Wait {0}.':
    'Der Rechner wurde von hier aus sehr oft gefragt. Warten Sie {0}.',
  'Say what the file holds: ratings, sets or spans.':
    'Geben Sie an, was die Datei enthält: Urteile, Mengen von Codes oder kodierte Stellen.',
  'The file names more than {0} coders. Check that the column “coder” names people, or compute it in parts.':
    'Die Datei nennt mehr als {0} kodierende Personen. Prüfen Sie, ob die Spalte „coder“ Personen nennt, oder berechnen Sie die Datei in Teilen.',
  'The ratings': 'Die Urteile',
  'The spans': 'Die kodierten Stellen',
  'The file of ratings': 'Die Datei mit den Urteilen',
  'The file of spans': 'Die Datei mit den kodierten Stellen',
  '{0}, line {1}: {2}': '{0}, Zeile {1}: {2}',
  '{0} holds a NUL or half a character. Save it as UTF-8.':
    '{0} enthält ein NUL oder ein halbes Zeichen. Speichern Sie sie als UTF-8.',
  '{0} is empty. {1}': '{0} ist leer. {1}',
  '{0} has no column “{1}”. {2}': '{0} hat keine Spalte „{1}“. {2}',
  'Give it a heading with {0}.': 'Geben Sie ihr eine Kopfzeile mit {0}.',
  '{0} has two columns “{1}”. Remove one.': '{0} hat zwei Spalten „{1}“. Entfernen Sie eine.',
  '{0} has more than {1} rows. Divide it, by code or by transcript, and compute the parts.':
    '{0} hat mehr als {1} Zeilen. Teilen Sie sie nach Codes oder Transkripten, und berechnen Sie die Teile.',
  'It has another number of cells than the heading. Quote cells that hold a comma.':
    'Die Zahl der Zellen ist eine andere als in der Kopfzeile. Setzen Sie Zellen mit einem Komma in Anführungszeichen.',
  'A quote is opened and never closed. Close it.':
    'Ein Anführungszeichen wird geöffnet und nie geschlossen. Schließen Sie es.',
  'A quote stands where none may. Double quotes inside a quoted cell.':
    'Ein Anführungszeichen steht, wo keines stehen darf. Verdoppeln Sie es innerhalb einer Zelle in Anführungszeichen.',
  '“{0}” is not among the categories. Correct it, or declare it too.':
    '„{0}“ ist keine der Kategorien. Berichtigen Sie es, oder geben Sie es auch an.',
  'There is an empty code in “{0}”. Remove a “{1}”.':
    'In „{0}“ steht ein leerer Code. Entfernen Sie ein „{1}“.',
  'There are more than {0} different {1}. Check that the column “value” holds categories, one a row.':
    'Es gibt mehr als {0} verschiedene {1}. Prüfen Sie, ob die Spalte „value“ Kategorien enthält, eine je Zeile.',
  values: 'Werte',
  codes: 'Codes',
  'It names no coder. Fill in the first column.':
    'Die kodierende Person fehlt. Füllen Sie die erste Spalte aus.',
  'It names no coder. Fill in the column “coder”.':
    'Die kodierende Person fehlt. Füllen Sie die Spalte „coder“ aus.',
  'It names no unit. Fill in the column “unit”.':
    'Die Kodiereinheit fehlt. Füllen Sie die Spalte „unit“ aus.',
  '{0} rated unit {1} before. Keep one of the two rows.':
    '{0} hat die Einheit {1} schon beurteilt. Behalten Sie eine der beiden Zeilen.',
  'It has no start. Give one, or leave end and code empty too.':
    'Der Anfang fehlt. Geben Sie ihn an, oder lassen Sie auch Ende und Code leer.',
  '“{0}” to “{1}” are not whole numbers from 0.': '„{0}“ bis „{1}“ sind keine ganzen Zahlen ab 0.',
  'The span ends at {0}, not after its start at {1}.':
    'Die Stelle endet bei {0}, nicht nach ihrem Anfang bei {1}.',
  'The span ends at {0}, beyond the length {1}. Check the length of the text.':
    'Die Stelle endet bei {0}, jenseits der Länge {1}. Prüfen Sie die Länge des Textes.',
  'It names no code. Fill in the column “code”.':
    'Der Code fehlt. Füllen Sie die Spalte „code“ aus.',
}
