/** What is said about requests as such, about what they hold, and where server or database cannot answer. */
export default {
  'This form is not known here. Load the page again.':
    'Dieses Formular ist hier nicht bekannt. Laden Sie die Seite neu.',
  'The form did not arrive whole. Send it again.':
    'Das Formular kam nicht ganz an. Senden Sie es noch einmal.',
  'The form has more than {0} parts.': 'Das Formular hat mehr als {0} Teile.',
  'Send JSON, with Content-Type: application/json.':
    'Senden Sie JSON mit Content-Type: application/json.',
  'The body is not JSON in UTF-8: {0}.': 'Der Inhalt ist kein JSON in UTF-8: {0}.',
  'This is larger than {0} KiB. Send less at once.':
    'Das ist größer als {0} KiB. Senden Sie weniger auf einmal.',
  'What was sent is larger than this page takes. Send less.':
    'Was gesendet wurde, ist größer, als diese Seite annimmt. Senden Sie weniger.',
  'The request did not arrive whole. Send it again.':
    'Die Anfrage kam nicht ganz an. Senden Sie sie noch einmal.',
  'This is not of the expected form.': 'Das hat nicht die erwartete Form.',
  'Nothing here is called {0}. Leave it out, or look up how it is written.':
    'Hier heißt nichts {0}. Lassen Sie es weg, oder sehen Sie nach, wie es geschrieben wird.',
  'This is longer than {0} characters. Shorten it.':
    'Das ist länger als {0} Zeichen. Kürzen Sie es.',
  'This holds a character that cannot be stored. Type it anew.':
    'Das enthält ein Zeichen, das sich nicht speichern lässt. Geben Sie es neu ein.',
  'A whole number from {0} to {1} is wanted.': 'Gefragt ist eine ganze Zahl von {0} bis {1}.',
  '“{0}” is missing. Give it.': '„{0}“ fehlt. Geben Sie es an.',
  'Give “{0}” as text.': 'Geben Sie „{0}“ als Text an.',
  'Give “{0}” as a number.': 'Geben Sie „{0}“ als Zahl an.',
  'Give “{0}” as a whole number.': 'Geben Sie „{0}“ als ganze Zahl an.',
  'Give “{0}” as true or false.': 'Geben Sie „{0}“ als true oder false an.',
  'Give “{0}” as a list.': 'Geben Sie „{0}“ als Liste an.',
  'Give “{0}” as an object.': 'Geben Sie „{0}“ als Objekt an.',
  '“{0}” can only be {1}.': '„{0}“ kann nur {1} sein.',
  'Give “{0}” as one of {1}.': 'Geben Sie „{0}“ als eines von {1} an.',
  '“{0}” is not written as it has to be. Look up how.':
    '„{0}“ ist nicht so geschrieben, wie es sein muss. Sehen Sie nach, wie.',
  'Give “{0}” in at least {1} characters.': 'Geben Sie „{0}“ mit mindestens {1} Zeichen an.',
  'Give “{0}” in at most {1} characters.': 'Geben Sie „{0}“ mit höchstens {1} Zeichen an.',
  'Give “{0}” as a list of at least {1}.': 'Geben Sie „{0}“ als Liste von mindestens {1} an.',
  'Give “{0}” as a list of at most {1}.': 'Geben Sie „{0}“ als Liste von höchstens {1} an.',
  'Give “{0}” as a number from {1} on.': 'Geben Sie „{0}“ als Zahl ab {1} an.',
  'Give “{0}” as a number above {1}.': 'Geben Sie „{0}“ als Zahl über {1} an.',
  'Give “{0}” as a number up to {1}.': 'Geben Sie „{0}“ als Zahl bis {1} an.',
  'Give “{0}” as a number below {1}.': 'Geben Sie „{0}“ als Zahl unter {1} an.',
  'That is not an id.': 'Das ist keine ID.',
  'Text is wanted here.': 'Hier wird Text erwartet.',
  'That is not a time, such as 2026-05-14T09:00:00Z.':
    'Das ist keine Zeitangabe wie 2026-05-14T09:00:00Z.',
  'You are sending a lot at once. Wait until some of it is there, then send this again.':
    'Sie senden gerade viel auf einmal. Warten Sie, bis einiges angekommen ist, und senden Sie dies dann noch einmal.',
  'Many large files are being sent to this server just now. Wait a minute, then send this again.':
    'An diesen Server werden gerade viele große Dateien gesendet. Warten Sie eine Minute, und senden Sie dies dann noch einmal.',
  'You opened very many of these at once. Wait until they are there, and open the next.':
    'Sie haben sehr viele davon auf einmal geöffnet. Warten Sie, bis sie da sind, und öffnen Sie dann die nächste.',
  'Too many requests with this token. Wait {0} and go on more slowly.':
    'Zu viele Anfragen mit diesem Token. Warten Sie {0}, und machen Sie langsamer weiter.',
  'one second': 'eine Sekunde',
  '{0} seconds': '{0} Sekunden',
  'one minute': 'eine Minute',
  '{0} minutes': '{0} Minuten',
  '{0} MB': '{0} MB',
  'This request came from another website and was not carried out. Open Parley itself and try there.':
    'Diese Anfrage kam von einer anderen Website und wurde nicht ausgeführt. Öffnen Sie Parley selbst, und versuchen Sie es dort.',
  'The server cannot be reached, so nothing was sent. What you typed stays here: try again in a moment.':
    'Der Server ist nicht erreichbar, es wurde also nichts gesendet. Was Sie getippt haben, bleibt hier: Versuchen Sie es gleich noch einmal.',
  'Parley is being restarted. What was saved is safe. Load the page again in a moment.':
    'Parley wird neu gestartet. Was gespeichert war, ist sicher. Laden Sie die Seite gleich neu.',
  'Something went wrong here, and it was logged. What was saved is safe. Try again; if it stays, tell whoever runs this server.':
    'Hier ist etwas schiefgegangen, und es wurde aufgezeichnet. Was gespeichert war, ist sicher. Versuchen Sie es noch einmal; bleibt es dabei, melden Sie es denen, die diesen Server betreiben.',
  'The database is not answering. Try again in a moment.':
    'Die Datenbank antwortet nicht. Versuchen Sie es gleich noch einmal.',
  'The disk of the database is full, so nothing can be saved; reading still works. Tell whoever runs this server.':
    'Die Festplatte der Datenbank ist voll; speichern lässt sich nichts, lesen geht noch. Melden Sie es denen, die diesen Server betreiben.',
  'The database takes no changes at present; reading still works. Tell whoever runs this server.':
    'Die Datenbank nimmt zurzeit keine Änderungen an; lesen geht noch. Melden Sie es denen, die diesen Server betreiben.',
  'The database took too long to answer. Try again in a moment.':
    'Die Datenbank brauchte zu lange für eine Antwort. Versuchen Sie es gleich noch einmal.',
  'Somebody changed the same thing at the same moment. Try again.':
    'Jemand hat im selben Augenblick dasselbe geändert. Versuchen Sie es noch einmal.',
}
