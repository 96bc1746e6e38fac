/** What is said about accounts, members, invitations, links and tokens. */
export default {
  'Give it a name.': 'Geben Sie einen Namen an.',
  'A name stays on one line and holds no control characters.':
    'Ein Name steht in einer Zeile und enthält keine Steuerzeichen.',
  'That is not an e-mail address.': 'Das ist keine E-Mail-Adresse.',
  'Initials are one to four letters or digits.':
    'Ein Kürzel hat einen bis vier Buchstaben oder Ziffern.',
  'A password has at least {0} characters.': 'Ein Passwort hat mindestens {0} Zeichen.',
  'A password has at most {0} characters.': 'Ein Passwort hat höchstens {0} Zeichen.',
  'This holds a character that cannot be typed again. Choose another password.':
    'Das enthält ein Zeichen, das sich nicht noch einmal eingeben lässt. Wählen Sie ein anderes Passwort.',
  'The present password is another one. Try again.':
    'Das bisherige Passwort ist ein anderes. Versuchen Sie es noch einmal.',
  'The present password is another one.': 'Das bisherige Passwort ist ein anderes.',
  'That address and password do not belong together. Try again, or ask a lead for a new password link.':
    'Diese Adresse und dieses Passwort gehören nicht zusammen. Versuchen Sie es noch einmal, oder bitten Sie die Leitung um einen neuen Link für ein Passwort.',
  'This address has an account already. Sign in with it.':
    'Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich damit an.',
  'Nobody here has the address {0}. Check how it is spelt.':
    'Niemand hat hier die Adresse {0}. Prüfen Sie, wie sie geschrieben ist.',
  '{0} has no account to sign in with.': '{0} hat kein Konto zum Anmelden.',
  'The account of {0} is not of this project alone. Whoever runs the server can set the password: npm run parley -- user password --email …':
    'Das Konto von {0} gehört nicht zu diesem Projekt allein. Wer den Server betreibt, kann das Passwort setzen: npm run parley -- user password --email …',
  'This link was used already or is too old. Ask whoever sent it for a new one.':
    'Dieser Link wurde schon benutzt oder ist zu alt. Bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
  'This invitation is no longer open: it was accepted or withdrawn. Load the page again.':
    'Diese Einladung ist nicht mehr offen: Sie wurde angenommen oder zurückgezogen. Laden Sie die Seite neu.',
  'This invitation is for {0}. Sign out, and open it again as that person.':
    'Diese Einladung ist für {0}. Melden Sie sich ab, und öffnen Sie sie als diese Person noch einmal.',
  'There is no such token any more. Load the page again.':
    'Dieses Token gibt es nicht mehr. Laden Sie die Seite neu.',
  'Choose at least one role.': 'Wählen Sie mindestens eine Rolle.',
  '{0} is a member already. Change the roles in the list.':
    '{0} ist schon Mitglied. Ändern Sie die Rollen in der Liste.',
  'A project needs a lead. Make somebody else a lead first.':
    'Ein Projekt braucht eine Leitung. Übertragen Sie sie zuerst jemand anderem.',
  'Only members of this project see that. Ask one of its leads to make you one.':
    'Das sehen nur Mitglieder dieses Projekts. Bitten Sie die Leitung, Sie aufzunehmen.',
  'Only a lead of this project can do that. Ask one of them.':
    'Das kann nur die Leitung dieses Projekts. Wenden Sie sich an sie.',
  'Too many tries to sign in to this account. Wait {0}.':
    'Zu viele Versuche, sich mit diesem Konto anzumelden. Warten Sie {0}.',
  'Too many tries to sign in from here. Wait {0}.':
    'Zu viele Versuche, sich von hier aus anzumelden. Warten Sie {0}.',
  'Too many tries to open a link from here. Wait {0}.':
    'Zu viele Versuche, von hier aus einen Link zu öffnen. Warten Sie {0}.',
  'Choose light, dark or the system’s.': 'Wählen Sie hell, dunkel oder wie das System.',
  'Choose one of the languages that are offered.': 'Wählen Sie eine der angebotenen Sprachen.',
  'That is no hint.': 'Das ist kein Hinweis.',
}
