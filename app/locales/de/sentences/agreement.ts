/** What is said about figures of agreement, their choices and the jobs that compute them. */
export default {
  'A unit is a turn, a sentence, a paragraph or a window.':
    'Eine Kodiereinheit ist ein Redebeitrag, ein Satz, ein Absatz oder ein Fenster.',
  'A window is at least 10 characters long.': 'Ein Fenster ist mindestens 10 Zeichen lang.',
  'A window is at most 100,000 characters long.': 'Ein Fenster ist höchstens 100.000 Zeichen lang.',
  'A window is a whole number of characters from 10 to 100,000.':
    'Ein Fenster ist eine ganze Zahl von 10 bis 100.000 Zeichen lang.',
  'A rule of overlap is any, half, majority or exact.':
    'Eine Regel der Überschneidung ist any, half, majority oder exact.',
  'Choose fewer: this is longer than 40,000 characters.':
    'Wählen Sie weniger: Das ist länger als 40.000 Zeichen.',
  'An entry of a list is a whole number.': 'Ein Eintrag einer Liste ist eine ganze Zahl.',
  'A place is two numbers, as in 120-168.': 'Eine Stelle ist zwei Zahlen, etwa 120-168.',
  'A place starts before it ends.': 'Eine Stelle beginnt, bevor sie endet.',
  'An interval is one of {0}.': 'Ein Intervall ist eines von diesen: {0}.',
  'Continua by chance are a whole number from 1 to {0}.':
    'Die Zahl zufälliger Kontinua ist eine ganze Zahl von 1 bis {0}.',
  'Targets are missed in Krippendorff’s bootstrap alone. Say interval=krippendorff, or leave targets out.':
    'Ziele werden nur in Krippendorffs Bootstrap verfehlt. Geben Sie interval=krippendorff an, oder lassen Sie targets weg.',
  'Draws have no effect by formula. Say what is made of them, interval={0}, or leave bootstrap out.':
    'Nach Formel haben Ziehungen keine Wirkung. Geben Sie an, was aus ihnen wird, interval={0}, oder lassen Sie bootstrap weg.',
  'BCa and Krippendorff’s bootstrap are made of draws. Ask for some, or choose percentiles, for which without draws there are formulas.':
    'BCa und Krippendorffs Bootstrap entstehen aus Ziehungen. Geben Sie eine Zahl an, oder wählen Sie Perzentile, für die es ohne Ziehungen Formeln gibt.',
  'Another version of Parley asked for this, in a form that this one cannot read. Ask for it again.':
    'Eine andere Version von Parley hat dies angefordert, in einer Form, die diese nicht lesen kann. Fordern Sie es noch einmal an.',
  'Gamma that you asked for before is still being computed. Ask again when it is there.':
    'Gamma, nach dem Sie vorher gefragt haben, wird noch berechnet. Fragen Sie wieder, wenn es da ist.',
  'Draws are a whole number from 0 to 20,000.':
    'Die Ziehungen sind eine ganze Zahl von 0 bis 20.000.',
  'A seed is a whole number from 0 to 4,294,967,295.':
    'Ein Startwert ist eine ganze Zahl von 0 bis 4.294.967.295.',
  'A level is a whole number from 0 to 20.': 'Eine Ebene ist eine ganze Zahl von 0 bis 20.',
  'An interval takes a whole number of draws from 1,000 to 20,000.':
    'Ein Intervall braucht eine ganze Zahl von 1.000 bis 20.000 Ziehungen.',
  'A report is written in {0}.': 'Ein Bericht wird in {0} geschrieben.',
  'One may ask what is needed, what to draw, for drift, or for self-agreement.':
    'Fragen lässt sich, wie viel nötig ist, was zu ziehen ist, nach der Drift und nach der Übereinstimmung mit sich selbst.',
  'Needed are turns or transcripts.': 'Gebraucht werden Redebeiträge oder Transkripte.',
  'A width of an interval is a number.': 'Die Breite eines Intervalls ist eine Zahl.',
  'An interval narrower than .02 is out of reach.':
    'Ein Intervall, das schmaler als 0,02 ist, lässt sich nicht erreichen.',
  'A width above 1 says nothing.': 'Eine Breite über 1 sagt nichts.',
  'Each is coded by two coders or more.': 'Jedes wird von zwei oder mehr Personen kodiert.',
  'Drawn are transcripts or turns.': 'Gezogen werden Transkripte oder Redebeiträge.',
  'From 1 to 500 are drawn.': 'Gezogen werden 1 bis 500.',
  'A trait is speaker, length or frequency.': 'Ein Merkmal ist Sprecher:in, Länge oder Häufigkeit.',
  'Coders are compared over units or over positions.':
    'Kodierende werden über Kodiereinheiten oder über Stellen verglichen.',
  'A pair is two ids with a comma between them.':
    'Ein Paar sind zwei IDs mit einem Komma dazwischen.',
  'Disagreements of which somebody was unsure are asked for by 1.':
    'Nach Unterschieden, bei denen jemand unsicher war, fragt man mit 1.',
  'A kind is one of {0}.': 'Eine Art ist eine von diesen: {0}.',
  'A list is in the order of place or of cost.':
    'Eine Liste ist nach der Stelle im Text oder nach den Kosten geordnet.',
  'A list begins at a whole number.': 'Eine Liste beginnt bei einer ganzen Zahl.',
  'A page of the list has 0 to 1,000 entries.': 'Eine Seite der Liste hat 0 bis 1.000 Einträge.',
  'The number of a disagreement is a whole number.':
    'Die Nummer eines Unterschieds ist eine ganze Zahl.',
  'Counted is one of {0}.': 'Gezählt wird eines von diesen: {0}.',
  'This round has no transcript “{0}”.': 'Diese Runde hat kein Transkript „{0}“.',
  'This round has no coder “{0}”.': 'In dieser Runde kodiert „{0}“ nicht.',
  'The codebook of this round has no code “{0}”.':
    'Das Codebuch dieser Runde hat keinen Code „{0}“.',
  '“{0}” is chosen twice. Choose each once.': '„{0}“ ist zweimal gewählt. Wählen Sie jedes einmal.',
  'At level {0} the code “{1}” counts as “{2}”. Choose that one.':
    'Auf Ebene {0} zählt der Code „{1}“ als „{2}“. Wählen Sie diesen.',
  'Of what you asked for nothing was compared yet.':
    'Von dem, was Sie gewählt haben, wurde noch nichts verglichen.',
  'Too many figures are being computed. Try later.':
    'Gerade werden zu viele Werte berechnet. Versuchen Sie es später.',
  'These figures are being computed. Ask again in a moment.':
    'Diese Werte werden berechnet. Fragen Sie gleich noch einmal.',
  'Computing these figures was cancelled. Ask for them again where they are wanted.':
    'Das Berechnen dieser Werte wurde abgebrochen. Fragen Sie erneut danach, wo sie gebraucht werden.',
  'Somebody else asked for these figures: they, or a lead, may cancel them.':
    'Jemand anderes hat um diese Werte gebeten: Abbrechen kann diese Person oder die Leitung.',
  'Computing these figures': 'Das Berechnen dieser Werte',
  '{0} takes longer than {1}, so it was stopped. {2}':
    '{0} dauert länger als {1} und wurde darum beendet. {2}',
  '{0} takes more memory than the {1} it may, so it was stopped. {2}':
    '{0} braucht mehr Speicher als die erlaubten {1} und wurde darum beendet. {2}',
  '{0} failed, which is a defect of Parley: it was put into the log of the server. Tell whoever runs it.':
    '{0} ist gescheitert, was ein Fehler von Parley ist: Er steht im Protokoll des Servers. Melden Sie es denen, die ihn betreiben.',
  'Ask for fewer draws, or choose fewer transcripts, coders or codes.':
    'Wählen Sie weniger Ziehungen oder weniger Transkripte, Kodierende oder Codes.',
  'The server that worked on this stopped twice before it was done. {0} If that does not help, tell whoever runs this server.':
    'Der Server, der daran arbeitete, hielt zweimal an, bevor er fertig war. {0} Wenn das nicht hilft, melden Sie es denen, die diesen Server betreiben.',
  'Too many coded spans lie at this place to compare them within {0} seconds. Look at a shorter place, or export the coded spans of the round.':
    'An dieser Stelle liegen zu viele kodierte Stellen, um sie in {0} Sekunden zu vergleichen. Sehen Sie eine kürzere an, oder exportieren Sie die kodierten Stellen der Runde.',
  'Comparing this transcript needs more memory than it may take. Export the coded spans of the round instead.':
    'Dieses Transkript zu vergleichen braucht mehr Speicher als erlaubt. Exportieren Sie stattdessen die kodierten Stellen der Runde.',
  'Too many places are being looked at. Try again.':
    'Gerade werden zu viele Stellen angesehen. Versuchen Sie es noch einmal.',
  'A picture is one of {0}.': 'Ein Bild ist eines von diesen: {0}.',
  'Lines are of codes or of coders.': 'Zeilen stehen für Codes oder für Kodierende.',
}
