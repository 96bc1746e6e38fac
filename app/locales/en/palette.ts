export default {
  label: 'Find a code, a place, a page or what to do',
  hint: 'A code, a turn, a page, what to do…',
  none: 'Nothing found for “{{typed}}”.',
  codesApply: 'Codes for the selected words',
  codesFocus: 'Codes to bring forward',
  places: 'Places',
  actions: 'What to do',
  transcripts: 'Transcripts',
  pages: 'Pages',
  goToTurn: 'Go to turn {{turn}}',
  findHere: 'Find “{{typed}}” in this transcript',
  searchFor: 'Search the project for “{{typed}}”',
}
