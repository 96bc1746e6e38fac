/** What is said about threads and comments. */
export default {
  'A field is missing, or one is there that nobody knows.':
    'Ein Feld fehlt, oder es gibt eines, das niemand kennt.',
  'Start and end are whole numbers, within a transcript.':
    'Anfang und Ende sind ganze Zahlen innerhalb eines Transkripts.',
  'A turn is named by its number, from 1.': 'Ein Redebeitrag wird mit seiner Nummer genannt, ab 1.',
  'Mentions are a list of ids.': 'Erwähnungen sind eine Liste von IDs.',
  'What is taken back has no words.': 'Was zurückgenommen ist, hat keine Wörter.',
  'An id is in small letters.': 'Eine ID steht in Kleinbuchstaben.',
  'A passage starts before it ends.': 'Eine Textstelle beginnt, bevor sie endet.',
  'Write something first.': 'Schreiben Sie zuerst etwas.',
  'These are too many people to be mentioned at once.':
    'Das sind zu viele Personen, um sie auf einmal zu erwähnen.',
  'This page is not there any more. Begin anew.':
    'Diese Seite gibt es nicht mehr. Beginnen Sie von vorn.',
  'Each person is mentioned once.': 'Jede Person wird einmal erwähnt.',
  'This passage ends behind the end of the transcript. Select it anew.':
    'Diese Textstelle endet hinter dem Ende des Transkripts. Wählen Sie sie neu aus.',
  'This passage begins or ends inside a character. Select whole characters.':
    'Diese Textstelle beginnt oder endet mitten in einem Schriftzeichen. Wählen Sie ganze Zeichen aus.',
  'There is no such turn, or it stands elsewhere. Load the transcript anew and try again.':
    'Diesen Redebeitrag gibt es nicht, oder er steht anderswo. Laden Sie das Transkript neu und versuchen Sie es noch einmal.',
  'This comment is too long. Shorten it.': 'Dieser Kommentar ist zu lang. Kürzen Sie ihn.',
  'A comment stays in its thread, under the name and time it was written.':
    'Ein Kommentar bleibt in seinem Gespräch, unter dem Namen und der Zeit, zu der er geschrieben wurde.',
  'There is nothing of somebody else to be taken back here.':
    'Hier gibt es nichts von jemand anderem zurückzunehmen.',
  'A lead took this comment back. Write a new one.':
    'Die Leitung hat diesen Kommentar zurückgenommen. Schreiben Sie einen neuen.',
  'Only whoever wrote it, or a lead, takes it back. Ask one of the leads of this project.':
    'Nur wer es geschrieben hat oder die Leitung nimmt es zurück. Wenden Sie sich an die Leitung dieses Projekts.',
  'A comment that was changed says when.':
    'Ein geänderter Kommentar gibt an, wann er geändert wurde.',
  'What is written stands under its own id. Send it again under that.':
    'Was geschrieben wird, steht unter seiner eigenen ID. Senden Sie es noch einmal unter dieser.',
  'Only whoever wrote it changes it or takes it back.':
    'Nur wer es geschrieben hat, ändert es oder nimmt es zurück.',
  'Somebody else wrote under the same id a moment before. What was sent is not stored: send it again.':
    'Unter derselben ID hat gerade jemand anderes geschrieben. Das Gesendete ist nicht gespeichert: Senden Sie es noch einmal.',
  'Somebody else resolved this thread, or opened it again, a moment before. Look at it again.':
    'Gerade hat jemand anderes dieses Gespräch erledigt oder wieder geöffnet. Sehen Sie es noch einmal an.',
  'A thread stays as it was put.': 'Ein Gespräch bleibt, wo es begonnen wurde.',
  'There is no such thread to answer to.': 'Das Gespräch, auf das geantwortet wird, gibt es nicht.',
  'As much is said about this transcript as there is room for. Take back what is not needed any more.':
    'Zu diesem Transkript ist kein Platz für weitere Kommentare. Nehmen Sie zurück, was nicht mehr gebraucht wird.',
  'You have said as much about this transcript as one person can. Take back what is not needed any more.':
    'Sie haben zu diesem Transkript so viel gesagt, wie eine Person kann. Nehmen Sie zurück, was nicht mehr gebraucht wird.',
  'You have opened as many threads on this transcript as one person can. Answer in one that is there.':
    'Sie haben zu diesem Transkript so viele Gespräche begonnen, wie eine Person kann. Antworten Sie in einem, das es schon gibt.',
  'Say where it stands: start and end, or a turn.':
    'Geben Sie an, wo es steht: Anfang und Ende oder ein Redebeitrag.',
}
