export default {
  title: 'Eingang',
  lead: 'Wo Sie jemand erwähnt oder Ihnen geantwortet hat.',
  link: {
    none: 'Eingang, nichts ungelesen',
    some_one: 'Eingang, {{count}} ungelesen',
    some_other: 'Eingang, {{count}} ungelesen',
  },
  unread_one: '{{count}} ungelesen',
  unread_other: '{{count}} ungelesen',
  list: 'Für Sie',
  empty: 'Bisher hat Sie niemand erwähnt oder Ihnen geantwortet',
  emptyText:
    'In einer offenen Runde, oder sobald eine Runde aufgedeckt ist, kommentieren die Beteiligten Stellen im Text. Wer dort @ und Ihren Namen schreibt oder antwortet, wo Sie geschrieben haben, erscheint hier.',
  home: 'Zur Startseite',
  by: {
    mention: '{{name}} hat Sie erwähnt',
    answer: '{{name}} hat geantwortet, wo Sie geschrieben haben',
  },
  new: 'Ungelesen',
  resolved: 'Geklärt',
  place: '{{project}} · {{round}} · {{transcript}}',
  markRead: 'Als gelesen markieren',
  markUnread: 'Als ungelesen markieren',
  markAll: 'Alle als gelesen markieren',
  earlier: 'Frühere',
  newest: 'Neueste',
}
