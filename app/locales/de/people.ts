export default {
  fields: {
    email: 'E-Mail-Adresse',
    name: 'Name',
    nameHint: 'So, wie Ihr Team ihn sehen soll.',
    initials: 'Kürzel',
    initialsHint:
      'Ein bis vier Buchstaben, die neben Ihren Codes für Sie stehen. Bleibt das Feld leer, werden sie aus Ihrem Namen gebildet.',
    password: 'Passwort',
    passwordHint: 'Mindestens 10 Zeichen. Einige Wörter hintereinander sind leicht zu merken.',
  },
  setUp: {
    title: 'Parley einrichten',
    lead: 'Hier entsteht das erste Konto auf diesem Server. Es kann Projekte anlegen und andere dazu einladen.',
    token: 'Einmal-Token',
    tokenHint:
      'Es steht im Terminal, in dem Parley gestartet wurde, am Ende der ausgegebenen Adresse.',
    submit: 'Konto anlegen',
    waiting: 'Parley ist noch nicht eingerichtet',
    waitingLead:
      'Öffnen Sie die Adresse, die beim Start von Parley im Terminal ausgegeben wurde, oder kopieren Sie das Token an ihrem Ende in das Formular.',
  },
  signIn: {
    title: 'Anmelden',
    lead: 'In Parley kodiert ein Team gemeinsam Transkripte und erfährt, wie gut es übereinstimmt.',
    submit: 'Anmelden',
    forgotten:
      'Passwort vergessen? Die Leitung Ihres Projekts kann Ihnen einen Link geben, um ein neues zu wählen. Kein Konto? Die Leitung kann Sie einladen.',
    calculator: 'Übereinstimmung für eine eigene Datei berechnen, ohne Konto',
  },
  invitation: {
    title: '„{{project}}“ beitreten',
    lead: 'Sie sind eingeladen als: {{roles}}. Die Einladung gilt für {{email}}.',
    join: 'Dem Projekt beitreten',
    signIn: 'Anmelden und beitreten',
    signInLead:
      'Für {{email}} gibt es hier schon ein Konto. Melden Sie sich damit an, um die Einladung anzunehmen.',
    other:
      'Sie sind angemeldet als {{name}} ({{email}}). Melden Sie sich ab und öffnen Sie die Einladung dann noch einmal.',
    signOut: 'Abmelden',
    account: 'Konto anlegen und beitreten',
  },
  password: {
    title: 'Neues Passwort wählen',
    lead: 'Für das Konto {{email}}. Beim Speichern werden Sie überall sonst abgemeldet, und API-Token gelten nicht mehr.',
    submit: 'Speichern und anmelden',
    label: 'Neues Passwort',
  },
  profile: {
    title: 'Profil',
    lead: 'Wie andere Sie sehen, wie Parley für Sie aussieht und was in Ihrem Namen handelt.',
    you: 'Sie',
    initialsHint: 'Ein bis vier Buchstaben, die neben Ihren Codes für Sie stehen.',
    saveYou: 'Name und Kürzel speichern',
    savedYou: 'Name und Kürzel sind gespeichert.',
    password: 'Passwort',
    current: 'Bisheriges Passwort',
    next: 'Neues Passwort',
    revokeTokens: 'Auch meine API-Token widerrufen',
    revokeTokensHint:
      'Programme, die in Ihrem Namen handeln, brauchen dann neue. Tun Sie es, wenn jemand anderes das Passwort gekannt haben könnte.',
    savePassword: 'Passwort ändern',
    savedPassword: 'Das Passwort ist geändert, und Sie sind überall sonst abgemeldet.',
    look: 'Darstellung',
    saveLook: 'Darstellung speichern',
    language: 'Sprache',
    languageText:
      'Die Sprache der Oberfläche, der Zahlen und der Daten. Texte und Codes bleiben, wie sie geschrieben sind.',
    saveLanguage: 'Sprache speichern',
    sessions: 'Wo Sie angemeldet sind',
    sessionsText:
      'Eine Sitzung endet nach 12 Stunden ohne Nutzung und spätestens nach 7 Tagen. Haben Sie sich auf einem fremden Gerät angemeldet?',
    signOutElsewhere: 'Überall sonst abmelden',
    signedOutElsewhere: 'Sie sind überall außer hier abgemeldet.',
    signOut: 'Hier abmelden',
  },
  tokens: {
    title: 'API-Token',
    text: 'Mit einem Token handelt ein Programm wie R oder Python in Ihrem Namen. Geben Sie jedem Programm ein eigenes, damit Sie eines zurücknehmen können und die anderen weiter gelten.',
    none: 'Noch kein Token.',
    name: 'Wofür es ist',
    nameHint: 'Zum Beispiel: R auf meinem Laptop',
    scope: 'Was es darf',
    read: 'Lesen',
    readHint: 'Alles, was Sie lesen dürfen: Exporte, Kennzahlen, Transkripte.',
    write: 'Lesen und schreiben',
    writeHint: 'Alles, was Sie selbst dürfen.',
    make: 'Token erzeugen',
    made: 'Ihr neues Token',
    once: 'Es wird nur dieses eine Mal angezeigt. Kopieren Sie es jetzt, und bewahren Sie es auf wie ein Passwort.',
    list: 'Ihre Token',
    scopes: { read: 'liest', write: 'liest und schreibt' },
    madeAt: 'erzeugt',
    usedAt: 'zuletzt genutzt',
    revoke: 'Widerrufen',
    revokeNamed: '„{{name}}“ widerrufen',
    revoked: 'Das Token ist widerrufen: Was es genutzt hat, wird von nun an abgewiesen.',
  },
  members: {
    title: 'Mitglieder',
    lead_one:
      'Ein Mitglied. Was jemand darf, ergibt sich aus den Rollen; eine Person kann mehrere haben.',
    lead_other:
      '{{count}} Mitglieder. Was jemand darf, ergibt sich aus den Rollen; eine Person kann mehrere haben.',
    list: 'Wer in diesem Projekt ist',
    you: 'Sie',
    change: 'Ändern',
    changeNamed: 'Rollen von {{name}} ändern, Passwort-Link erzeugen, entfernen',
    roles: 'Rollen',
    rolesOf: 'Rollen von {{name}}',
    saveRoles: 'Rollen speichern',
    changed: 'Die Rollen sind gespeichert. Sie gelten sofort, auch in geöffneten Seiten.',
    passwordLink: 'Passwort-Link erzeugen',
    passwordLinkText:
      '{{name}} hat das Passwort vergessen? Mit einem Einmal-Link lässt sich ein neues wählen.',
    passwordLinkMade: 'Link, mit dem {{name}} ein neues Passwort wählt',
    passwordLinkNote:
      'Es wird keine E-Mail verschickt: Geben Sie den Link selbst weiter, auf einem Weg, der nur diese Person erreicht. Er gilt einmal und 24 Stunden lang und wird nur jetzt angezeigt.',
    remove: 'Aus dem Projekt entfernen',
    removeText:
      'Entfernte Mitglieder sehen das Projekt nicht mehr. Ihre kodierten Stellen bleiben, mit ihrem Namen.',
    removed: 'Das Mitglied ist entfernt.',
    what: 'Was welche Rolle darf',
    may: {
      lead: 'Führt das Projekt: Mitglieder, Transkripte, Codebuch, Runden. Sieht in einer blinden Runde Fortschritt und Kennzahlen, nie Textstellen.',
      coder: 'Kodiert die Transkripte der Runden, denen sie oder er zugeteilt ist.',
      adjudicator:
        'Klärt Unterschiede, sobald eine Runde aufgedeckt ist. Liest, was aufgedeckt oder offen ist.',
      observer: 'Liest, was aufgedeckt ist.',
    },
    invite: 'Jemanden einladen',
    inviteSubmit: 'Einladen',
    inviteText:
      'Wer hier ein Konto hat, ist sofort Mitglied. Für alle anderen erhalten Sie einen Link zum Weitergeben.',
    invited: 'Link für {{email}}',
    invitedNote:
      'Es wird keine E-Mail verschickt: Geben Sie den Link selbst weiter. Wer ihn öffnet, legt ein Konto für diese Adresse an. Er gilt einmal und 14 Tage lang und wird nur jetzt angezeigt.',
    added: '{{name}} ist jetzt Mitglied.',
    open: 'Offene Einladungen',
    openNote:
      'Ein verlorener Link lässt sich nicht noch einmal anzeigen: Laden Sie dieselbe Adresse erneut ein, dann gilt der alte Link nicht mehr.',
    until: 'gilt bis',
    withdraw: 'Zurückziehen',
    withdrawNamed: 'Einladung für {{email}} zurückziehen',
    withdrawn: 'Die Einladung ist zurückgezogen: Ihr Link gilt nicht mehr.',
  },
}
