/** What is said about projects, the inbox, and pages of which one may not know. */
export default {
  'There is no such {0}, or it is not yours to see. Check the address, or ask who sent it to you.':
    '{0} gibt es nicht, oder nicht für Sie. Prüfen Sie die Adresse, oder fragen Sie, wer sie Ihnen geschickt hat.',
  project: 'Dieses Projekt',
  round: 'Diese Runde',
  transcript: 'Dieses Transkript',
  layer: 'Diese Kodierung',
  thread: 'Dieses Gespräch',
  comment: 'Diesen Kommentar',
  'codebook version': 'Diese Version des Codebuchs',
  member: 'Dieses Mitglied',
  page: 'Diese Seite',
  document: 'Dieses Dokument',
  report: 'Diesen Bericht',
  job: 'Diesen Auftrag',
  code: 'Diesen Code',
  'Type the name of the project, “{0}”, to delete it.':
    'Geben Sie den Namen des Projekts ein, „{0}“, um es zu löschen.',
  'No codebook called “{0}” comes with Parley. Choose one of: {1}.':
    'Mit Parley kommt kein Codebuch „{0}“. Wählen Sie eines von diesen: {1}.',
  'No codebook called “{0}” comes with Parley.': 'Mit Parley kommt kein Codebuch „{0}“.',
  'This project was deleted at the same moment, so nothing was stored in it.':
    'Dieses Projekt wurde im selben Augenblick gelöscht; gespeichert wurde darin nichts.',
  'This page of the inbox is not there. Begin anew.':
    'Diese Seite des Eingangs gibt es nicht. Beginnen Sie von vorn.',
  'The demo study took too long to make. Try it again.':
    'Die Demo-Studie anzulegen hat zu lange gedauert. Versuchen Sie es noch einmal.',
  'The address {0} belongs to a coder of the demo and has an account that can sign in. Ask whoever runs the server to give that account another address.':
    'Die Adresse {0} gehört zu einer Person der Demo und hat ein Konto, das sich anmelden kann. Bitten Sie die, die den Server betreiben, diesem Konto eine andere Adresse zu geben.',
  'A threshold is a number from -1 to 1, as in 0.8.':
    'Eine Schwelle ist eine Zahl von -1 bis 1, etwa 0,8.',
  'A threshold is at least -1.': 'Eine Schwelle ist mindestens -1.',
  'A threshold is at most 1.': 'Eine Schwelle ist höchstens 1.',
  'Say where the threshold comes from, as in Krippendorff 2019.':
    'Geben Sie an, woher die Schwelle stammt, etwa Krippendorff 2019.',
  'A project has at most {0} thresholds.': 'Ein Projekt hat höchstens {0} Schwellen.',
  'Each threshold has a value of its own.': 'Jede Schwelle hat einen eigenen Wert.',
}
