/** What is said about transcripts and the files they come in. */
export default {
  'The file is empty. Look whether it was saved, and add it again.':
    'Die Datei ist leer. Prüfen Sie, ob sie gespeichert wurde, und fügen Sie sie noch einmal hinzu.',
  'The file is larger than {0} MiB. Split it into several transcripts.':
    'Die Datei ist größer als {0} MiB. Teilen Sie sie in mehrere Transkripte.',
  'There are no words in it. Add a text with words.':
    'Darin stehen keine Wörter. Fügen Sie einen Text mit Wörtern hinzu.',
  'There is no text in it.': 'Darin steht kein Text.',
  'The text has {0} characters; a transcript holds at most {1}. Split it into several transcripts.':
    'Der Text hat {0} Zeichen; ein Transkript fasst höchstens {1}. Teilen Sie ihn in mehrere Transkripte.',
  'at least {0}': 'mindestens {0}',
  'The text has {0} turns; a transcript holds at most {1}. Split it into several transcripts, or read it without speakers.':
    'Der Text hat {0} Redebeiträge; ein Transkript fasst höchstens {1}. Teilen Sie ihn in mehrere Transkripte, oder lesen Sie ihn ohne Sprecher:innen ein.',
  'This very text is here already, as “{0}”. Store it once more only if you mean to.':
    'Genau diesen Text gibt es hier schon, als „{0}“. Speichern Sie ihn nur noch einmal, wenn Sie das möchten.',
  'The file does not tell its encoding. Read as {0} it says {1}. If that is right, say that it is {2}; else name the encoding it has, or save it as UTF-8.':
    'Die Datei verrät ihre Kodierung nicht. Als {0} gelesen steht darin {1}. Wenn das stimmt, geben Sie {2} an; sonst nennen Sie die Kodierung, die sie hat, oder speichern Sie sie als UTF-8.',
  'nothing beyond plain letters': 'nichts als einfache Buchstaben',
  'Say which encoding it has, for example {0}.':
    'Geben Sie an, welche Kodierung sie hat, zum Beispiel {0}.',
  'Only leads add transcripts. Give yours to one of them, or ask for the role.':
    'Nur die Leitung fügt Transkripte hinzu. Geben Sie ihr Ihre Texte, oder bitten Sie um die Rolle.',
  'Say what is to change: title, language or speakers.':
    'Geben Sie an, was sich ändern soll: Titel, Sprache oder Sprecher:innen.',
  'That is not a language tag.': 'Das ist kein Kürzel einer Sprache.',
  '“{0}” is part of {1} and stays. Only a transcript that no round has can be deleted.':
    '„{0}“ gehört zu {1} und bleibt. Löschen lässt sich nur ein Transkript, das in keiner Runde ist.',
  '“{0}” is part of {1} and other rounds and stays. Only a transcript that no round has can be deleted.':
    '„{0}“ gehört zu {1} sowie zu weiteren Runden und bleibt. Löschen lässt sich nur ein Transkript, das in keiner Runde ist.',
  'Nobody is called “{0}” in this transcript.': 'In diesem Transkript heißt niemand „{0}“.',
  'There is no “{0}”.': '„{0}“ gibt es hier nicht.',
  'Send the transcript in a field called “file”.':
    'Senden Sie das Transkript in einem Feld namens „file“.',
  'Not text, but a file of some other program. Export it as plain text (.txt) and add that.':
    'Kein Text, sondern die Datei eines anderen Programms. Exportieren Sie sie als einfachen Text (.txt), und fügen Sie den hinzu.',
  'Save it as plain text (.txt, UTF-8) and add that.':
    'Speichern Sie es als einfachen Text (.txt, UTF-8), und fügen Sie den hinzu.',
  'A Word document. {0}': 'Ein Word-Dokument. {0}',
  'An old Office document. {0}': 'Ein altes Office-Dokument. {0}',
  'An OpenDocument text. {0}': 'Ein OpenDocument-Text. {0}',
  'A Rich Text file. {0}': 'Eine Rich-Text-Datei. {0}',
  'An e-book. {0}': 'Ein E-Book. {0}',
  'A PDF, not text. Copy its words into a text file, or export it as text, and add that.':
    'Ein PDF, kein Text. Kopieren Sie die Wörter in eine Textdatei, oder exportieren Sie es als Text, und fügen Sie den hinzu.',
  'A spreadsheet, not a text. Copy the column of the speech into a text file and add that.':
    'Eine Tabellenkalkulation, kein Text. Kopieren Sie die Spalte mit dem Gesprochenen in eine Textdatei, und fügen Sie die hinzu.',
  'A presentation, not a text. Copy its words into a text file and add that.':
    'Eine Präsentation, kein Text. Kopieren Sie die Wörter in eine Textdatei, und fügen Sie die hinzu.',
  'An archive (ZIP). Unpack it and add the text files inside.':
    'Ein Archiv (ZIP). Entpacken Sie es, und fügen Sie die Textdateien darin hinzu.',
  'An archive (GZIP). Unpack it and add the text files inside.':
    'Ein Archiv (GZIP). Entpacken Sie es, und fügen Sie die Textdateien darin hinzu.',
  'An archive ({0}). Unpack it and add the text files inside.':
    'Ein Archiv ({0}). Entpacken Sie es, und fügen Sie die Textdateien darin hinzu.',
  'Captions (WebVTT). Save the speech without the times as text and add that.':
    'Untertitel (WebVTT). Speichern Sie das Gesprochene ohne die Zeiten als Text, und fügen Sie den hinzu.',
  'Captions (SRT). Save the speech without the times as text and add that.':
    'Untertitel (SRT). Speichern Sie das Gesprochene ohne die Zeiten als Text, und fügen Sie den hinzu.',
  'A web page. Copy its words into a text file and add that.':
    'Eine Webseite. Kopieren Sie die Wörter in eine Textdatei, und fügen Sie die hinzu.',
  'An XML file. Copy the speech into a text file and add that.':
    'Eine XML-Datei. Kopieren Sie das Gesprochene in eine Textdatei, und fügen Sie die hinzu.',
  'A JSON file. Copy the speech into a text file, one turn a paragraph, and add that.':
    'Eine JSON-Datei. Kopieren Sie das Gesprochene in eine Textdatei, einen Redebeitrag je Absatz, und fügen Sie die hinzu.',
  'A table. Copy the speech into a text file, one turn a paragraph, and add that.':
    'Eine Tabelle. Kopieren Sie das Gesprochene in eine Textdatei, einen Redebeitrag je Absatz, und fügen Sie die hinzu.',
  'A {0} picture, not text. Type it out, or run text recognition, and add the text.':
    'Ein Bild ({0}), kein Text. Tippen Sie es ab, oder lassen Sie den Text erkennen, und fügen Sie den Text hinzu.',
  'A recording ({0}), not text. Transcribe it and add the text.':
    'Eine Aufnahme ({0}), kein Text. Transkribieren Sie sie, und fügen Sie den Text hinzu.',
  'A {0} file, not text. Export it as plain text (.txt) and add that.':
    'Eine Datei der Art {0}, kein Text. Exportieren Sie sie als einfachen Text (.txt), und fügen Sie den hinzu.',
}
