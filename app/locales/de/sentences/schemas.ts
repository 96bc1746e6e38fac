/** What schemas say by themselves where we give them no words. */
export default {
  'A time is written in at most 40 characters.': 'Eine Zeitangabe hat höchstens 40 Zeichen.',
  'Invalid input': 'Das ist nicht das, was hier stehen kann.',
  'Invalid input: expected {0}, received {1}': 'Hier wird {0} erwartet; gekommen ist {1}.',
  string: 'Text',
  number: 'eine Zahl',
  boolean: 'ja oder nein',
  array: 'eine Liste',
  object: 'ein Objekt',
  undefined: 'nichts',
  null: 'nichts',
  NaN: 'keine Zahl',
  'Invalid input: expected {0}': 'Hier wird {0} erwartet.',
  'Invalid option: expected one of {0}': 'Möglich ist hier eines von {0}.',
  'Invalid string: must match pattern {0}': 'Der Text muss dem Muster {0} entsprechen.',
  'Too small: expected {0} to have >={1} {2}':
    'Das ist zu kurz: Nötig sind mindestens {1} {2} ({0}).',
  'Too big: expected {0} to have <={1} {2}':
    'Das ist zu lang: Möglich sind höchstens {1} {2} ({0}).',
  characters: 'Zeichen',
  items: 'Einträge',
  'Too small: expected {0} to be >={1}': 'Das ist zu klein: Möglich ist {0} ab {1}.',
  'Too big: expected {0} to be <={1}': 'Das ist zu groß: Möglich ist {0} bis {1}.',
}
