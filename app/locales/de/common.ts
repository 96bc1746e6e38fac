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
      PgDn: 'Bild ab',
      PgUp: 'Bild auf',
    },
  },
  notKept:
    'Das gilt vorerst: Der Server war nicht erreichbar, um es zu behalten. Wählen Sie es später noch einmal.',
  theme: { label: 'Hell oder dunkel', system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  textSetting: {
    label: 'Wie der Text gesetzt ist',
    button: 'Aa: wie der Text gesetzt ist',
    save: 'Textsatz speichern',
    print: 'Drucken oder als PDF speichern',
    size: 'Größe',
    width: 'Zeilenlänge',
    spacing: 'Zeilenabstand',
    face: 'Schriftart',
    choices: {
      small: 'Klein',
      normal: 'Normal',
      large: 'Groß',
      largest: 'Sehr groß',
      narrow: 'Kurz',
      middle: 'Normal',
      wide: 'Lang',
      close: 'Eng',
      even: 'Normal',
      open: 'Weit',
      serif: 'Mit Serifen',
      sans: 'Serifenlos',
    },
  },
  accessibility: {
    title: 'Barrierefreiheit',
    lead: 'Parley ist so gemacht, dass alle damit lesen, kodieren und vergleichen können. Der Maßstab ist WCAG 2.2, Stufe AA.',
    does: {
      title: 'Was Parley tut',
      keys: 'Alles geht mit der Tastatur. Im Arbeitsbereich zeigt das Fragezeichen alle Tasten; einzelne Tasten lassen sich abschalten.',
      list: 'Jeder Redebeitrag ist ein Artikel mit der sprechenden Person als Überschrift. Was kodiert ist, steht auch als Liste in der Reihenfolge des Textes und lässt sich dort öffnen, ändern und entfernen.',
      colour:
        'Nichts hängt an der Farbe allein: Codes stehen mit Namen neben ihren Streifen und haben Muster, Arten von Abweichungen haben Muster und Worte.',
      look: 'Hell, dunkel oder wie das System; Farben und verringerte Bewegung, die das System verlangt, werden eingehalten.',
      size: 'Texte lassen sich größer setzen, mit kürzeren Zeilen, mehr Abstand und ohne Serifen. Die Seiten halten ab 320 Pixel Breite und mit Text bei 200 %.',
      pictures: 'Zu jedem Bild gibt es eine Tabelle mit denselben Werten.',
    },
    checked: {
      title: 'Wie das geprüft wird',
      pages:
        'Bei jeder Änderung des Programms sieht axe sich jede Seite an, breit, schmal und mit Text bei 200 %, in heller und in dunkler Darstellung. Eine Seite mit einem Befund wird nicht veröffentlicht.',
      contrast:
        'Der Kontrast von Text auf jeder Fläche eines Codes und von jedem Streifen wird für beide Darstellungen berechnet.',
      keyboard: 'Tests kodieren Transkripte ohne Maus.',
    },
    limits: {
      title: 'Wo es noch fehlt',
      marks:
        'Markierungen im Text selbst erfahren Screenreader nicht: Browser geben sie nicht weiter. Die Liste der kodierten Stellen sagt dasselbe.',
      paper:
        'Ein gedrucktes oder gespeichertes PDF hat keine Auszeichnung für Screenreader über die des Browsers hinaus.',
      audit: 'Von außen hat Parley bisher niemand geprüft.',
    },
    tell: 'Wenn Sie etwas ausschließt, sagen Sie es denen, die diesen Server betreiben; sie können es weitergeben.',
  },
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
  pasteCut_one:
    'Das letzte Zeichen des Eingefügten fehlt: Dieses Feld fasst {{most, number}} Zeichen.',
  pasteCut_other:
    'Die letzten {{count, number}} Zeichen des Eingefügten fehlen: Dieses Feld fasst {{most, number}} Zeichen.',
  problem: {
    title: 'Diese Seite kann nicht angezeigt werden',
    refused: 'Das hat nicht geklappt.',
    defect: 'Bei uns ist etwas schiefgegangen',
    apology:
      'Das tut uns leid. Was vorher gespeichert war, ist sicher. Laden Sie die Seite neu; wenn es wieder geschieht, melden Sie es denen, die diesen Server betreiben.',
    away: 'Der Server ist nicht erreichbar',
    awayLead:
      'Was gesichert war, ist sicher, und was Sie hier kodiert haben, bleibt auf diesem Gerät. Versuchen Sie es noch einmal, sobald Sie wieder online sind.',
    again: 'Noch einmal versuchen',
    stays:
      'Der Server ist nicht erreichbar: Diese Seite bleibt, wie sie ist. Versuchen Sie es gleich noch einmal.',
    requestId: 'Nummer dieser Anfrage, für die Suche nach dem Fehler: {{id}}',
    notFound:
      'Diese Seite gibt es nicht. Prüfen Sie die Adresse, oder beginnen Sie auf der Startseite.',
    home: 'Zur Startseite',
    plain: 'Diese Seite mit den üblichen Einstellungen öffnen',
    row: 'Zeile {{number}}: {{message}}',
    line: 'Zeile {{number}}: {{message}}',
  },
}
