/** What is said about files that a codebook is read from. */
export default {
  'Choose a file first.': 'Wählen Sie zuerst eine Datei.',
  '“{0}” is no codebook that can be read. Choose a .yaml, .json or .csv file.':
    '„{0}“ ist kein lesbares Codebuch. Wählen Sie eine Datei der Art .yaml, .json oder .csv.',
  '“{0}” is empty.': '„{0}“ ist leer.',
  'This file is too large for a codebook. Divide it.':
    'Diese Datei ist für ein Codebuch zu groß. Teilen Sie sie.',
  'The file is empty. Give it a name and codes.':
    'Die Datei ist leer. Geben Sie ihr einen Namen und Codes.',
  'The file is empty. Its first row names the columns, “name” at least.':
    'Die Datei ist leer. Ihre erste Zeile benennt die Spalten, mindestens „name“.',
  'The codebook cannot be read. {0}: {1}': 'Das Codebuch lässt sich nicht lesen. {0}: {1}',
  'The codebook cannot be read. {0}: {1} (And {2} more below.)':
    'Das Codebuch lässt sich nicht lesen. {0}: {1} (Und {2} weitere unten.)',
  'Row {0}': 'Zeile {0}',
  'Line {0}': 'Zeile {0}',
  'row {0}': 'Zeile {0}',
  'line {0}': 'Zeile {0}',
  'Code “{0}”': 'Code „{0}“',
  'Code number {0}': 'Code Nummer {0}',
  '{0}: {1}': '{0}: {1}',
  '{0}, {1}: {2}': '{0}, {1}: {2}',
  '“{0}” is missing. Add it.': '„{0}“ fehlt. Ergänzen Sie es.',
  'There is no field {0}. {1}': 'Ein Merkmal {0} gibt es nicht. {1}',
  '“{0}”': '„{0}“',
  '“{0}”, {1}': '„{0}“, {1}',
  'Write {0}.': 'Schreiben Sie {0}.',
  'text here': 'hier Text',
  'a list here, each entry behind a dash':
    'hier eine Liste, jeden Eintrag hinter einem Bindestrich',
  'fields here, one a line with its name and a colon':
    'hier Merkmale, eines je Zeile mit seinem Namen und einem Doppelpunkt',
  'a number here': 'hier eine Zahl',
  'Write “true”, or leave it out.': 'Schreiben Sie „true“, oder lassen Sie es weg.',
  'Write one of {0}.': 'Schreiben Sie eines von {0}.',
  '“{0}” is no colour. Take one of {1}.': '„{0}“ ist keine Farbe. Nehmen Sie eine von {1}.',
  'A scale has at least two values. Add one.':
    'Eine Skala hat mindestens zwei Werte. Ergänzen Sie einen.',
  'A codebook has the fields name, description and codes.':
    'Ein Codebuch hat die Merkmale name, description und codes.',
  'Examples are called hit and nearMiss.': 'Beispiele heißen hit und nearMiss.',
  'A slot has the fields {0}.': 'Ein Feld hat die Merkmale {0}.',
  'A code has the fields {0}.': 'Ein Code hat die Merkmale {0}.',
  'This is nested too deeply. A codebook is a list of codes; export one to see how it is written.':
    'Das ist zu tief verschachtelt. Ein Codebuch ist eine Liste von Codes; exportieren Sie eines, um zu sehen, wie es geschrieben wird.',
  'Aliases ({0}) are not read. Write the text out.':
    'Verweise ({0}) werden nicht gelesen. Schreiben Sie den Text aus.',
  'Tags ({0}) are not read. Take it away.':
    'Typangaben ({0}) werden nicht gelesen. Nehmen Sie sie weg.',
  'The name of a field is one word. Take the list away.':
    'Der Name eines Merkmals ist ein Wort. Nehmen Sie die Liste weg.',
  'The file has far more entries than a codebook. Is this the right file?':
    'Die Datei hat weit mehr Einträge als ein Codebuch. Ist es die richtige?',
  'This list is too long: a codebook holds at most {0} codes.':
    'Diese Liste ist zu lang: Ein Codebuch fasst höchstens {0} Codes.',
  'There are more fields here than a codebook knows. Export one to see those it has.':
    'Hier stehen mehr Merkmale, als ein Codebuch kennt. Exportieren Sie eines, um die zu sehen, die es hat.',
  'A field stands here twice. Take one of the two away.':
    'Ein Merkmal steht hier zweimal. Nehmen Sie eines der beiden weg.',
  'A second document begins here (---). Keep one codebook a file.':
    'Hier beginnt ein zweites Dokument (---). Eine Datei enthält ein Codebuch.',
  'This line is indented by a tab. Use spaces.':
    'Diese Zeile ist mit einem Tabulator eingerückt. Nehmen Sie Leerzeichen.',
  'This is not YAML: {0}. Check quotes, colons and indentation.':
    'Das ist kein YAML: {0}. Prüfen Sie Anführungszeichen, Doppelpunkte und Einrückung.',
  'A table of codes has at most {0} rows.': 'Eine Tabelle von Codes hat höchstens {0} Zeilen.',
  'A table of codes has at most {0} columns.': 'Eine Tabelle von Codes hat höchstens {0} Spalten.',
  '{0} Is this the right file?': '{0} Ist es die richtige Datei?',
  'This row is longer than a million characters. Is a closing quote missing?':
    'Diese Zeile ist länger als eine Million Zeichen. Fehlt ein schließendes Anführungszeichen?',
  'A quotation mark stands where none may. Double those inside a text, and close each cell.':
    'Ein Anführungszeichen steht, wo keines stehen darf. Verdoppeln Sie die innerhalb eines Textes, und schließen Sie jede Zelle.',
  'There is no column “{0}”. Take it away or name it one of {1}.':
    'Eine Spalte „{0}“ gibt es nicht. Nehmen Sie sie weg, oder geben Sie ihr einen dieser Namen: {1}.',
  'The column “{0}” stands here twice. Take one of the two away.':
    'Die Spalte „{0}“ steht hier zweimal. Nehmen Sie eine der beiden weg.',
  'There is no column “name”. Add it.': 'Eine Spalte „name“ fehlt. Ergänzen Sie sie.',
  'This row has {0} cells, the heading has {1}. Quote cells that hold the separator.':
    'Diese Zeile hat {0} Zellen, die Kopfzeile {1}. Setzen Sie Zellen, die das Trennzeichen enthalten, in Anführungszeichen.',
  '“{0}” cannot be applied, so it is a heading and has neither definition nor parent. Set codable to yes, or clear the other cells.':
    '„{0}“ lässt sich nicht vergeben, ist also eine Überschrift und hat weder Definition noch übergeordneten Code. Setzen Sie codable auf yes, oder leeren Sie die anderen Zellen.',
  'Code “{0}”, slots: write “blamer: Blamer (speaker); stance: Stance (scale -1 0 1)”, or a JSON list.':
    'Code „{0}“, Felder: Schreiben Sie „blamer: Blamer (speaker); stance: Stance (scale -1 0 1)“ oder eine Liste in JSON.',
  'Code “{0}”, retired: write yes or no.': 'Code „{0}“, retired: Schreiben Sie yes oder no.',
}
