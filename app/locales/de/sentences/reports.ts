/** What is said about frozen reports and about exports. */
export default {
  'This round has {0} frozen reports already, as many as it may.':
    'Diese Runde hat schon {0} eingefrorene Berichte, so viele, wie sie haben darf.',
  'This report is being made. Look for it among the reports of its round in a moment.':
    'Dieser Bericht wird erstellt. Sie finden ihn gleich unter den Berichten seiner Runde.',
  'Making this report was cancelled. Freeze another one where it is wanted.':
    'Das Erstellen dieses Berichts wurde abgebrochen. Frieren Sie einen neuen ein, wenn er gebraucht wird.',
  'Making this report': 'Das Erstellen dieses Berichts',
  'No transcript is completed by two coders yet, so there is nothing to report. Freeze a report once one is.':
    'Noch kein Transkript haben zwei Personen abgeschlossen; es gibt nichts zu berichten. Frieren Sie einen Bericht ein, sobald das so ist.',
  'There is no such file. Go back to the exports of the round.':
    'Diese Datei gibt es nicht. Gehen Sie zurück zu den Exporten der Runde.',
  'The layout “{0}” is of one code. Say which.':
    'Der Aufbau „{0}“ gilt für einen Code. Geben Sie an, für welchen.',
  'Choose a code.': 'Wählen Sie einen Code.',
  'The codebook of “{0}” has no code with the id “{1}”.':
    'Das Codebuch von „{0}“ hat keinen Code mit der ID „{1}“.',
  'ReCal needs a transcript that two coders have completed, and each of the others who completed any. Complete one, or take the matrix layout, which may have gaps.':
    'ReCal braucht ein Transkript, das zwei Personen abgeschlossen haben und auch alle anderen, die überhaupt eines abgeschlossen haben. Schließen Sie eines ab, oder nehmen Sie den Aufbau als Matrix, die Lücken haben darf.',
  'This file was exported many times in a minute. Wait {0}.':
    'Diese Datei wurde in einer Minute oft exportiert. Warten Sie {0}.',
  'A report of this round was asked for many times in a minute. Wait {0}.':
    'Ein Bericht dieser Runde wurde in einer Minute oft verlangt. Warten Sie {0}.',
}
