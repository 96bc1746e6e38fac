/** What is said about threads and comments. */
export default {
  'This thread is not well formed: {0}': 'Dieses Gespräch hat nicht die richtige Form: {0}',
  'This comment is not well formed: {0}': 'Dieser Kommentar hat nicht die richtige Form: {0}',
  'Something is missing.': 'Etwas fehlt.',
  'An id is in small letters.': 'Eine ID steht in Kleinbuchstaben.',
  'A passage starts before it ends.': 'Eine Textstelle beginnt, bevor sie endet.',
  'Write something first.': 'Schreiben Sie zuerst etwas.',
  'These are too many people to be mentioned at once.':
    'Das sind zu viele Personen, um sie auf einmal zu erwähnen.',
  'Each person is mentioned once.': 'Jede Person wird einmal erwähnt.',
  'A thread stands within its transcript.': 'Ein Gespräch steht innerhalb seines Transkripts.',
  'A thread does not cut a character in two.': 'Ein Gespräch teilt kein Schriftzeichen.',
  'A thread on a turn stands where the turn does.':
    'Ein Gespräch über einen Redebeitrag steht, wo dieser steht.',
  'This comment is too long. Shorten it.': 'Dieser Kommentar ist zu lang. Kürzen Sie ihn.',
  'A comment stays in its thread.': 'Ein Kommentar bleibt in seinem Gespräch.',
  'A comment that was changed says when.':
    'Ein geänderter Kommentar gibt an, wann er geändert wurde.',
  'It stands under its own id.': 'Es steht unter seiner eigenen ID.',
  'Only whoever wrote it changes it or takes it back.':
    'Nur wer es geschrieben hat, ändert es oder nimmt es zurück.',
  'Somebody else wrote under the same id a moment before. What was sent is not stored: send it again.':
    'Unter derselben ID hat gerade jemand anderes geschrieben. Das Gesendete ist nicht gespeichert: Senden Sie es noch einmal.',
  'A thread stays as it was put.': 'Ein Gespräch bleibt, wo es begonnen wurde.',
  'There is no such thread to answer to.': 'Das Gespräch, auf das geantwortet wird, gibt es nicht.',
  'Here is said as much as there is room for.': 'Hier ist kein Platz für weitere Kommentare.',
  'Say where it stands: start and end, or a turn.':
    'Geben Sie an, wo es steht: Anfang und Ende oder ein Redebeitrag.',
}
