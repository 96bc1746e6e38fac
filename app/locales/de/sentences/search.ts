/** What is said about searching and about lists of passages. */
export default {
  'Say it in at most {0} characters.': 'Fassen Sie es in höchstens {0} Zeichen.',
  'Search for at most {0} words.': 'Suchen Sie nach höchstens {0} Wörtern.',
  'Search in all, texts, memos or codes.': 'Suchen Sie in allem, in Texten, Memos oder Codes.',
  'A place of a text is a whole number from 0.':
    'Eine Stelle eines Textes ist eine ganze Zahl ab 0.',
  'Choose another code than the first.': 'Wählen Sie einen anderen Code als den ersten.',
}
