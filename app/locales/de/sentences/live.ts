/** What live documents answer where they do not take a change. */
export default {
  'You may not write this document.': 'Sie dürfen dieses Dokument nicht ändern.',
  'This cannot be stored now. It will be tried again.':
    'Das lässt sich jetzt nicht speichern. Es wird noch einmal versucht.',
  'This could not be stored. Load the page anew.':
    'Das ließ sich nicht speichern. Laden Sie die Seite neu.',
  'This message is not one that Parley understands.': 'Diese Nachricht versteht Parley nicht.',
  'This is more than is taken in at once.': 'Das ist mehr, als auf einmal aufgenommen wird.',
  'The line was cut.': 'Die Verbindung wurde unterbrochen.',
  'This document is not written here now.': 'Dieses Dokument wird hier jetzt nicht geändert.',
  'Something that this change builds on is missing.':
    'Etwas, worauf diese Änderung aufbaut, fehlt.',
  'Another page writes under the same id. Load this one anew.':
    'Eine andere Seite schreibt unter derselben ID. Laden Sie diese neu.',
  'This feed starts from an empty document.': 'Dieser Strom beginnt mit einem leeren Dokument.',
  'The codebook is being loaded. It will be tried again.':
    'Das Codebuch wird geladen. Es wird noch einmal versucht.',
  'Nobody writes so much here.': 'So viel schreibt hier niemand.',
  'Nobody writes here.': 'Hier schreibt niemand.',
  'This document is loaded anew. It will be tried again.':
    'Dieses Dokument wird neu geladen. Es wird noch einmal versucht.',
  'This document was rebuilt. Load it anew.':
    'Dieses Dokument wurde neu aufgebaut. Laden Sie es neu.',
  'This is written under the name of somebody else.':
    'Das ist unter dem Namen einer anderen Person geschrieben.',
  'This document holds as much as it can. Remove from it what is not needed.':
    'Dieses Dokument ist voll. Entfernen Sie daraus, was nicht gebraucht wird.',
  'Much is being taken in now. It will be tried again.':
    'Gerade wird viel aufgenommen. Es wird noch einmal versucht.',
}
