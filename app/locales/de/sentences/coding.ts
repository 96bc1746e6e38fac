/** What is said about coded spans, memos, layers and new codes. */
export default {
  'A coded span starts before it ends.': 'Eine kodierte Stelle beginnt, bevor sie endet.',
  'A coded span stands under its own id.': 'Eine kodierte Stelle steht unter ihrer eigenen ID.',
  'A coded span ends where its transcript does.':
    'Eine kodierte Stelle endet spätestens mit ihrem Transkript.',
  'A coded span does not cut a character in two.':
    'Eine kodierte Stelle teilt kein Schriftzeichen.',
  'In this project a coded span stays within one turn.':
    'In diesem Projekt bleibt eine kodierte Stelle in einem Redebeitrag.',
  'A scale value is a number.': 'Ein Skalenwert ist eine Zahl.',
  'This coded span is not well formed: {0}':
    'Diese kodierte Stelle hat nicht die richtige Form: {0}',
  'something is missing.': 'Etwas fehlt.',
  'This code is not in the codebook of the round.':
    'Diesen Code gibt es im Codebuch der Runde nicht.',
  'The code “{0}” is retired. Choose another.':
    'Der Code „{0}“ ist stillgelegt. Wählen Sie einen anderen.',
  'The code “{0}” has no slot “{1}”.': 'Der Code „{0}“ hat kein Feld „{1}“.',
  'The slot “{0}” does not take this value.': 'Das Feld „{0}“ nimmt diesen Wert nicht an.',
  'The memo of this coded span is too long.': 'Das Memo dieser kodierten Stelle ist zu lang.',
  'This memo is about nothing that is there.':
    'Dieses Memo gehört zu etwas, das es hier nicht gibt.',
  'A memo is text.': 'Ein Memo besteht aus Text.',
  'This memo is too long.': 'Dieses Memo ist zu lang.',
  'This layer holds as many coded spans as it can.':
    'Diese Kodierung fasst keine weiteren kodierten Stellen.',
  'A layer holds at most {0} spans.': 'Eine Kodierung fasst höchstens {0} kodierte Stellen.',
  'Send the coded spans as a list.': 'Senden Sie die kodierten Stellen als Liste.',
  'Two coded spans have this id. Give one of them another.':
    'Zwei kodierte Stellen haben diese ID. Geben Sie einer von ihnen eine andere.',
  'Say what is to change: complete, by its coder, or reopened, by a lead.':
    'Geben Sie an, was sich ändern soll: „complete“ durch die kodierende Person oder „reopened“ durch die Leitung.',
  'This transcript is completed. Take the completion back before you change what you coded.':
    'Dieses Transkript ist abgeschlossen. Nehmen Sie den Abschluss zurück, bevor Sie Ihre Kodierung ändern.',
  'This transcript is completed. Take that back to go on coding.':
    'Dieses Transkript ist abgeschlossen. Nehmen Sie den Abschluss zurück, um weiter zu kodieren.',
  'This layer was rebuilt since you read it (epoch {0}). Read it again and send your changes anew.':
    'Diese Kodierung wurde neu aufgebaut, seit Sie sie gelesen haben (Epoche {0}). Lesen Sie sie erneut, und senden Sie Ihre Änderungen noch einmal.',
  'Only its own coder writes and completes a layer. Ask them to do it.':
    'Nur wer kodiert, ändert die eigene Kodierung und schließt sie ab. Bitten Sie die Person darum.',
  'Only its coder writes a layer, while the round runs and the layer is not completed.':
    'Nur wer kodiert, ändert die eigene Kodierung, solange die Runde läuft und die Kodierung nicht abgeschlossen ist.',
  'Only its coder completes a layer, while the round runs.':
    'Nur wer kodiert, schließt die eigene Kodierung ab, solange die Runde läuft.',
  'This layer is being written all the time just now. Ask again in a moment.':
    'An dieser Kodierung wird gerade ununterbrochen geschrieben. Fragen Sie gleich noch einmal.',
  'What the layer was like then is no longer kept. Load its history anew.':
    'Wie die Kodierung damals war, ist nicht mehr aufgehoben. Laden Sie ihren Verlauf neu.',
  'This was brought back or let be before. Load the page anew.':
    'Das wurde schon zurückgeholt oder entfernt gelassen. Laden Sie die Seite neu.',
  'Only its own coder brings back what was removed.':
    'Nur wer kodiert hat, holt zurück, was entfernt wurde.',
  'In a blind round a new code would tell the others what you found. Ask a lead for it.':
    'In einer blinden Runde verriete ein neuer Code den anderen, was Sie gefunden haben. Bitten Sie die Leitung darum.',
  '“{0}” codes with version {1} of the codebook, which never changes. New codes come into rounds that follow the working codebook.':
    '„{0}“ kodiert mit Version {1} des Codebuchs, die sich nie ändert. Neue Codes gibt es in Runden, die dem Entwurf des Codebuchs folgen.',
  'Only those who code in this round add codes to it, while it runs.':
    'Nur wer in dieser Runde kodiert, ergänzt Codes, solange sie läuft.',
  'The code it was to stand under is not there any more. Choose another one.':
    'Den übergeordneten Code gibt es nicht mehr. Wählen Sie einen anderen.',
  'A retired code is called “{0}”. Choose another name, or ask a lead to bring it back.':
    'Ein stillgelegter Code heißt „{0}“. Wählen Sie einen anderen Namen, oder bitten Sie die Leitung, ihn wieder aufzunehmen.',
  'There is a code “{0}” already. Use that one, or choose another name.':
    'Einen Code „{0}“ gibt es schon. Nehmen Sie diesen, oder wählen Sie einen anderen Namen.',
  'That is no command.': 'Diesen Befehl gibt es nicht.',
  'That is no hint.': 'Diesen Hinweis gibt es nicht.',
  'That is no key.': 'Das ist keine Taste.',
  'These are more commands than there are.': 'Das sind mehr Befehle, als es gibt.',
  'These are no choices of keys. Load the page again.':
    'Das ist keine Belegung von Tasten. Laden Sie die Seite neu.',
}
