export default {
  label: 'Einen Code, einen Ort, eine Seite oder eine Handlung finden',
  hint: 'Ein Code, ein Redebeitrag, eine Seite, eine Handlung…',
  none: 'Nichts gefunden zu „{{typed}}“.',
  codesApply: 'Codes für die markierten Wörter',
  codesFocus: 'Codes, die hervorgehoben werden',
  places: 'Orte',
  actions: 'Was zu tun ist',
  transcripts: 'Transkripte',
  pages: 'Seiten',
  goToTurn: 'Zu Redebeitrag {{turn}} gehen',
  findHere: '„{{typed}}“ in diesem Transkript suchen',
  searchFor: 'Im Projekt nach „{{typed}}“ suchen',
}
