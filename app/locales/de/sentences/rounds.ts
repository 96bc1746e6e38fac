/** What is said about rounds, who codes in them, and what they show to whom. */
export default {
  'This round is not running. Ask a lead to open it again.':
    'Diese Runde läuft nicht. Bitten Sie die Leitung, sie wieder zu öffnen.',
  '“{0}” is closed: what is coded stays as it is. Ask a lead to reopen it, or your layer alone.':
    '„{0}“ ist geschlossen: Was kodiert ist, bleibt, wie es ist. Bitten Sie die Leitung, die Runde oder nur Ihre Kodierung wieder zu öffnen.',
  '“{0}” is revealed: what is coded stays as it is.':
    '„{0}“ ist aufgedeckt: Was kodiert ist, bleibt, wie es ist.',
  '“{0}” is closed. Reopen it to add transcripts or coders.':
    '„{0}“ ist geschlossen. Öffnen Sie die Runde wieder, um Transkripte oder Kodierende hinzuzufügen.',
  '“{0}” is revealed. Make a new round to add transcripts or coders.':
    '„{0}“ ist aufgedeckt. Legen Sie eine neue Runde an, um Transkripte oder Kodierende hinzuzufügen.',
  '{0} is not a coder of this project. Give them the role, or choose somebody else.':
    '{0} kodiert in diesem Projekt nicht. Geben Sie der Person die Rolle, oder wählen Sie jemand anderen.',
  '{0} is not a coder.': '{0} kodiert hier nicht.',
  'Choose at least one transcript.': 'Wählen Sie mindestens ein Transkript.',
  'Choose at least one coder.': 'Wählen Sie mindestens eine kodierende Person.',
  'Choose at least one coder for each transcript.':
    'Wählen Sie für jedes Transkript mindestens eine kodierende Person.',
  'In a blind round, codes that come into the working codebook would tell what others found. Choose a published version, or make the round open.':
    'In einer blinden Runde würden Codes, die in den Entwurf kommen, verraten, was andere gefunden haben. Wählen Sie eine veröffentlichte Version, oder machen Sie die Runde offen.',
  'A blind round follows the working codebook, too: a new code would show in it. Ask a lead for it.':
    'Auch eine blinde Runde folgt dem Entwurf des Codebuchs: Ein neuer Code wäre darin zu sehen. Bitten Sie die Leitung darum.',
  'A round holds at most {0} transcripts.': 'Eine Runde umfasst höchstens {0} Transkripte.',
  'A round has at most {0} coders.': 'Eine Runde hat höchstens {0} Kodierende.',
  'A round holds at most {0} pairs of transcript and coder.':
    'Eine Runde umfasst höchstens {0} Paare aus Transkript und kodierender Person.',
  'A transcript of the round has no coder. Assign one to it.':
    'Ein Transkript der Runde hat niemanden, der es kodiert. Teilen Sie jemanden zu.',
  'A coder of the round has no transcript. Assign one, or leave them out.':
    'Eine kodierende Person der Runde hat kein Transkript. Teilen Sie ihr eines zu, oder lassen Sie sie weg.',
  'A round with this id is there already. Leave the id out.':
    'Eine Runde mit dieser ID gibt es schon. Lassen Sie die ID weg.',
  '“{0}” is revealed: everybody may have seen everybody’s codes, so it cannot run again. Make a new round instead.':
    '„{0}“ ist aufgedeckt: Alle können die Codes aller gesehen haben, darum kann die Runde nicht wieder laufen. Legen Sie stattdessen eine neue an.',
  '“{0}” holds work of its coders and cannot be deleted. Close it instead.':
    '„{0}“ enthält Arbeit der Kodierenden und lässt sich nicht löschen. Schließen Sie die Runde stattdessen.',
  'Say what is to change: status, name or assignments.':
    'Geben Sie an, was sich ändern soll: Stand, Name oder Zuteilung.',
  '{0} is no coder of this project any more. Give the role back first.':
    '{0} kodiert in diesem Projekt nicht mehr. Geben Sie der Person zuerst die Rolle zurück.',
  '“{0}” runs: its coders write, and take a completion back, themselves.':
    '„{0}“ läuft: Die Kodierenden arbeiten selbst weiter und nehmen einen Abschluss selbst zurück.',
  '“{0}” is revealed: everybody may have seen everybody’s codes, so no layer is opened again.':
    '„{0}“ ist aufgedeckt: Alle können die Codes aller gesehen haben, darum wird keine Kodierung wieder geöffnet.',
  'This round is blind: nobody sees another’s codes until a lead reveals it.':
    'Diese Runde ist blind: Niemand sieht die Codes der anderen, bis die Leitung sie aufdeckt.',
  'Observers see what is coded once a lead reveals the round.':
    'Beobachtende sehen, was kodiert ist, sobald die Leitung die Runde aufdeckt.',
  'Only those assigned to this transcript are here.':
    'Hier sind nur die, denen dieses Transkript zugeteilt ist.',
  'Agreement of this round is shown once it is revealed.':
    'Die Übereinstimmung dieser Runde ist zu sehen, sobald sie aufgedeckt ist.',
}
