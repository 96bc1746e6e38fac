/** What is said about codes, the draft of a codebook and its versions. */
export default {
  'Somebody else added a code under the same id a moment before. What was sent is not stored: send it again.':
    'Unter derselben ID hat gerade jemand anderes einen Code hinzugefügt. Das Gesendete ist nicht gespeichert: Senden Sie es noch einmal.',
  'Only leads edit the codebook. Tell one of them what you would change.':
    'Nur die Leitung bearbeitet das Codebuch. Sagen Sie ihr, was Sie ändern würden.',
  'A code id is letters, digits, dots, dashes and underscores.':
    'Die ID eines Codes besteht aus Buchstaben, Ziffern, Punkten, Binde- und Unterstrichen.',
  'A key is a digit from 1 to 9 or a capital letter other than J and K.':
    'Eine Taste ist eine Ziffer von 1 bis 9 oder ein Großbuchstabe außer J und K.',
  'A slot key is lower-case letters, digits, - and _.':
    'Der Schlüssel eines Feldes besteht aus Kleinbuchstaben, Ziffern, - und _.',
  'A scale lists its values; other slots have none.':
    'Eine Skala nennt ihre Werte; andere Felder haben keine.',
  'A codebook holds at most {0} codes.': 'Ein Codebuch fasst höchstens {0} Codes.',
  'This codebook holds as many codes as it can.': 'Dieses Codebuch fasst keine weiteren Codes.',
  'The id “{0}” is used twice. Give one of the two another id.':
    'Die ID „{0}“ kommt zweimal vor. Geben Sie einem der beiden Codes eine andere.',
  'Two codes are called “{0}”. Rename one of them.':
    'Zwei Codes heißen „{0}“. Benennen Sie einen von ihnen um.',
  'The key {0} is taken by another code. Choose another key.':
    'Die Taste {0} gehört schon zu einem anderen Code. Wählen Sie eine andere.',
  'Two slots have the same key.': 'Zwei Felder haben denselben Schlüssel.',
  'There is no code “{0}” to stand under.': 'Einen übergeordneten Code „{0}“ gibt es nicht.',
  '“{0}” stands under itself. Choose another parent.':
    '„{0}“ steht unter sich selbst. Wählen Sie einen anderen übergeordneten Code.',
  'A code has no such field.': 'Ein solches Merkmal hat ein Code nicht.',
  'A field of this code holds something it cannot.':
    'Ein Merkmal dieses Codes enthält, was es nicht enthalten kann.',
  'A codebook has no such field.': 'Ein solches Merkmal hat ein Codebuch nicht.',
  'Name and description of a codebook are text.':
    'Name und Beschreibung eines Codebuchs sind Text.',
  'A field of the codebook is too long.': 'Ein Merkmal des Codebuchs ist zu lang.',
  'A field of the codebook holds a character that cannot be stored.':
    'Ein Merkmal des Codebuchs enthält ein Zeichen, das sich nicht speichern lässt.',
  'Version {0} was published meanwhile. Look at what it says, then publish version {1}.':
    'Version {0} wurde inzwischen veröffentlicht. Sehen Sie nach, was darin steht, und veröffentlichen Sie dann Version {1}.',
  'The codebook cannot be published yet. {0}':
    'Das Codebuch lässt sich noch nicht veröffentlichen. {0}',
  'The codebook has no codes yet. Add a code first.':
    'Das Codebuch hat noch keine Codes. Fügen Sie zuerst einen Code hinzu.',
  'Nothing has changed since version {0}, so there is nothing to publish.':
    'Seit Version {0} hat sich nichts geändert; es gibt nichts zu veröffentlichen.',
  '“{0}” is part of a published version. Retire it instead: coders no longer find it, and what was coded with it stays.':
    '„{0}“ gehört zu einer veröffentlichten Version. Legen Sie den Code stattdessen still: Kodierende finden ihn nicht mehr, und was damit kodiert ist, bleibt.',
  '“{0}” is in use, or in the codebook of a blind round. Retire it instead: coders no longer find it, and what was coded with it stays.':
    '„{0}“ ist in Gebrauch oder im Codebuch einer blinden Runde. Legen Sie den Code stattdessen still: Kodierende finden ihn nicht mehr, und was damit kodiert ist, bleibt.',
  '{0} is in use, or in the codebook of a blind round, and cannot go. Keep it and mark it as retired.':
    '{0} ist in Gebrauch oder im Codebuch einer blinden Runde und kann nicht wegfallen. Behalten Sie den Code, und legen Sie ihn still.',
  '{0} are in use, or in the codebook of a blind round, and cannot go. Keep them and mark them as retired.':
    '{0} sind in Gebrauch oder im Codebuch einer blinden Runde und können nicht wegfallen. Behalten Sie die Codes, und legen Sie sie still.',
  '{0} and {1} more': '{0} und {1} weitere',
  '“{0}” stands, or may stand, in coded spans. Keep it, retired.':
    '„{0}“ steht in kodierten Stellen oder könnte dort stehen. Behalten Sie den Code, stillgelegt.',
  '“{0}”, {1}: {2}': '„{0}“, {1}: {2}',
  'A code without a name, {0}: {1}': 'Ein Code ohne Namen, {0}: {1}',
  id: 'ID',
  name: 'Name',
  definition: 'Definition',
  'include when': 'kodieren, wenn',
  'exclude when': 'nicht kodieren, wenn',
  examples: 'Beispiele',
  place: 'Platz',
  group: 'Gruppe',
  'set of which one is chosen': 'Satz, aus dem einer gewählt wird',
  colour: 'Farbe',
  key: 'Taste',
  slots: 'Felder',
  unit: 'Einheit',
  sources: 'Quellen',
  entry: 'Eintrag',
}
