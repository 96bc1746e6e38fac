export default {
  /** The language that stands here, for numbers among its words. */
  tag: 'de',
  range: '{{low}} bis {{high}}',
  skip: 'Zum Inhalt der Seite',
  crumbs: 'Wo Sie sind',
  loading: 'Wird geladen',
  tooOld:
    'Dieser Browser ist zu alt für Parley. Aktualisieren Sie ihn oder öffnen Sie die Seite mit Chrome oder Edge 123, Firefox 125, Safari 17.5 oder neuer.',
  notices: 'Hinweise',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  copy: 'Kopieren',
  showPassword: 'Anzeigen',
  copied: { yes: 'Kopiert.', selected: 'Markiert: Kopieren Sie mit Strg+C oder ⌘C.' },
  saved: 'Gespeichert.',
  never: 'nie',
  person: {
    menu: '{{initials}}: angemeldet als {{name}}. Profil, Darstellung, Abmelden',
    profile: 'Profil',
    signOut: 'Abmelden',
  },
  kept: {
    title: 'Nur auf diesem Gerät',
    lead: 'Dies hat den Server noch nicht erreicht. Öffnen Sie, wozu es gehört, dann wird es gesendet, oder speichern Sie es als Datei.',
    codebook: 'Codebuch',
    leadHere:
      'Dies wurde hier kodiert und hat den Server nicht erreicht. Speichern Sie es als Datei, um es zu behalten.',
    place: '{{round}}, {{project}}',
    discard: 'Verwerfen',
  },
  signOut: {
    title: 'Abmelden und Ungespeichertes verlieren?',
    lead_one:
      '{{count}} Änderung hat den Server nicht erreicht. Beim Abmelden wird dieses Gerät geleert, und sie geht verloren.',
    lead_other:
      '{{count}} Änderungen haben den Server nicht erreicht. Beim Abmelden wird dieses Gerät geleert, und sie gehen verloren.',
    stay: 'Angemeldet bleiben',
    go_one: 'Abmelden und sie verlieren',
    go_other: 'Abmelden und sie verlieren',
    unreachable:
      'Der Server ist nicht erreichbar: Sie sind weiterhin angemeldet, und auf diesem Gerät ist noch alles da.',
  },
  keys: {
    or: 'oder',
    /** What is printed on the keys. */
    names: {
      Alt: 'Alt',
      Ctrl: 'Strg',
      Shift: 'Umschalt',
      Tab: 'Tab',
      Enter: 'Eingabe',
      Esc: 'Esc',
      Del: 'Entf',
    },
  },
  theme: { label: 'Hell oder dunkel', system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  language: { label: 'Sprache', browser: 'Wie der Browser' },
  project: {
    parts: 'Bereiche des Projekts',
    demo: 'Demo',
    overview: 'Übersicht',
    transcripts: 'Transkripte',
    codebook: 'Codebuch',
    search: 'Suche',
    members: 'Mitglieder',
    rooms: 'Räume',
    settings: 'Einstellungen',
  },
  roles: {
    lead: 'Leitung',
    coder: 'Kodierer:in',
    adjudicator: 'Schlichter:in',
    observer: 'Beobachter:in',
  },
  problem: {
    title: 'Diese Seite kann nicht angezeigt werden',
    refused: 'Das hat nicht geklappt.',
    defect: 'Bei uns ist etwas schiefgegangen',
    apology:
      'Das tut uns leid. Was vorher gespeichert war, ist sicher. Laden Sie die Seite neu; wenn es wieder geschieht, melden Sie es denen, die diesen Server betreiben.',
    requestId: 'Nummer dieser Anfrage, für die Suche nach dem Fehler: {{id}}',
    notFound:
      'Diese Seite gibt es nicht. Prüfen Sie die Adresse, oder beginnen Sie auf der Startseite.',
    home: 'Zur Startseite',
  },
}
