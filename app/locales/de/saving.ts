/** How work stands with the server: what is saved, what waits, what was not taken, what went at once. */
export default {
  status: {
    saved: 'Gespeichert',
    saving: 'Wird gespeichert…',
    connecting: 'Wird verbunden…',
    connectingWith: {
      kept_one: 'Wird verbunden, {{count}} Änderung auf diesem Gerät aufgehoben',
      kept_other: 'Wird verbunden, {{count}} Änderungen auf diesem Gerät aufgehoben',
      here_one: 'Wird verbunden, {{count}} Änderung nur in dieser Seite',
      here_other: 'Wird verbunden, {{count}} Änderungen nur in dieser Seite',
    },
    offline: 'Offline',
    offlineWith: {
      kept_one: 'Offline, {{count}} Änderung auf diesem Gerät aufgehoben',
      kept_other: 'Offline, {{count}} Änderungen auf diesem Gerät aufgehoben',
      here_one: 'Offline, {{count}} Änderung nur in dieser Seite',
      here_other: 'Offline, {{count}} Änderungen nur in dieser Seite',
    },
    late: {
      kept_one: 'Noch nicht bestätigt, {{count}} Änderung auf diesem Gerät aufgehoben',
      kept_other: 'Noch nicht bestätigt, {{count}} Änderungen auf diesem Gerät aufgehoben',
      here_one: 'Noch nicht bestätigt, {{count}} Änderung nur in dieser Seite',
      here_other: 'Noch nicht bestätigt, {{count}} Änderungen nur in dieser Seite',
    },
    refused: {
      kept_one: 'Nicht angenommen, {{count}} Änderung auf diesem Gerät aufgehoben',
      kept_other: 'Nicht angenommen, {{count}} Änderungen auf diesem Gerät aufgehoben',
      here_one: 'Nicht angenommen, {{count}} Änderung nur in dieser Seite',
      here_other: 'Nicht angenommen, {{count}} Änderungen nur in dieser Seite',
    },
    signedOutAlone: 'Abgemeldet',
    signedOut: {
      kept_one: 'Abgemeldet, {{count}} Änderung auf diesem Gerät aufgehoben',
      kept_other: 'Abgemeldet, {{count}} Änderungen auf diesem Gerät aufgehoben',
      here_one: 'Abgemeldet, {{count}} Änderung nur in dieser Seite',
      here_other: 'Abgemeldet, {{count}} Änderungen nur in dieser Seite',
    },
    signIn: 'Anmelden',
  },
  aside: {
    title_one: '{{count}} Änderung wurde vom Server nicht angenommen',
    title_other: '{{count}} Änderungen wurden vom Server nicht angenommen',
    kept_one:
      'Sie bleibt auf diesem Gerät, bis Sie entscheiden. Alles andere ist wie immer gespeichert.',
    kept_other:
      'Sie bleiben auf diesem Gerät, bis Sie entscheiden. Alles andere ist wie immer gespeichert.',
    here_one: 'Sie ist nur in dieser Seite: Speichern Sie sie als Datei, bevor Sie gehen.',
    here_other: 'Sie sind nur in dieser Seite: Speichern Sie sie als Datei, bevor Sie gehen.',
    memo: 'Memo',
    removed: 'zu entfernen:',
    reasons: {
      closed_one:
        'Die Runde wurde geschlossen, bevor sie ankam. Bitten Sie die Leitung, dieses Transkript für Sie wieder zu öffnen, und übernehmen Sie die Änderung dann erneut.',
      closed_other:
        'Die Runde wurde geschlossen, bevor sie ankamen. Bitten Sie die Leitung, dieses Transkript für Sie wieder zu öffnen, und übernehmen Sie die Änderungen dann erneut.',
      completed_one:
        'Das Transkript wurde abgeschlossen, bevor sie ankam. Nehmen Sie den Abschluss zurück, und übernehmen Sie die Änderung dann erneut.',
      completed_other:
        'Das Transkript wurde abgeschlossen, bevor sie ankamen. Nehmen Sie den Abschluss zurück, und übernehmen Sie die Änderungen dann erneut.',
      open_one: 'Sie kam zu spät an. Jetzt dürfen Sie hier kodieren: Übernehmen Sie sie erneut.',
      open_other:
        'Sie kamen zu spät an. Jetzt dürfen Sie hier kodieren: Übernehmen Sie sie erneut.',
      notPermitted_one:
        'Sie dürfen dieses Transkript nicht mehr kodieren. Speichern Sie die Änderung als Datei, und wenden Sie sich an die Leitung des Projekts.',
      notPermitted_other:
        'Sie dürfen dieses Transkript nicht mehr kodieren. Speichern Sie die Änderungen als Datei, und wenden Sie sich an die Leitung des Projekts.',
      overtaken_one:
        'Jemand hat inzwischen dasselbe geändert oder den Code herausgenommen: Es gilt, was dort jetzt steht. Übernehmen Sie Ihre Änderung erneut, um es zu ersetzen, sofern es den Code noch gibt.',
      overtaken_other:
        'Jemand hat inzwischen dasselbe geändert oder die Codes herausgenommen: Es gilt, was dort jetzt steht. Übernehmen Sie Ihre Änderungen erneut, um es zu ersetzen, sofern es den Code noch gibt.',
      notLead_one:
        'Sie dürfen dieses Codebuch nicht mehr bearbeiten. Speichern Sie die Änderung als Datei, und wenden Sie sich an die Leitung.',
      notLead_other:
        'Sie dürfen dieses Codebuch nicht mehr bearbeiten. Speichern Sie die Änderungen als Datei, und wenden Sie sich an die Leitung.',
      unfit_one: 'So, wie sie ist, passt sie nicht in das Codebuch.',
      unfit_other: 'So, wie sie sind, passen sie nicht in das Codebuch.',
      large_one: 'Sie ist zu groß.',
      large_other: 'Sie sind zu groß.',
      invalid_one: 'Sie passt nicht mehr zum Transkript oder zum Codebuch der Runde.',
      invalid_other: 'Sie passen nicht mehr zum Transkript oder zum Codebuch der Runde.',
    },
    show_one: 'Was es ist',
    show_other: 'Was es ist',
    retry: 'Erneut übernehmen',
    retryAll_one: 'Erneut übernehmen',
    retryAll_other: 'Alle erneut übernehmen',
    discard: 'Verwerfen',
    discardAll_one: 'Verwerfen',
    discardAll_other: 'Alle verwerfen',
    discarded_one: '{{count}} Änderung ist verworfen',
    discarded_other: '{{count}} Änderungen sind verworfen',
    save: 'Als CSV speichern',
    file: 'nicht-auf-dem-server.csv',
  },
  noCopies:
    'Dieses Projekt hebt nichts auf Geräten auf: Was den Server nicht erreicht hat, geht mit dieser Seite verloren.',
  noStorage:
    'Dieser Browser behält nichts auf diesem Gerät: Sein Speicher ist gesperrt oder voll. Sie können weiter kodieren; warten Sie auf „Gespeichert“, bevor Sie die Seite schließen.',
  leave: {
    title: 'Gehen, obwohl nicht alles gespeichert ist?',
    lead_one:
      '{{count}} Änderung ist nur in dieser Seite und geht verloren, wenn Sie sie verlassen.',
    lead_other:
      '{{count}} Änderungen sind nur in dieser Seite und gehen verloren, wenn Sie sie verlassen.',
    stay: 'Bleiben',
    go: 'Gehen und verlieren',
  },
  left_one:
    '{{count}} Änderung ist auf diesem Gerät aufgehoben und wird gesendet, wenn Sie das Transkript wieder öffnen.',
  left_other:
    '{{count}} Änderungen sind auf diesem Gerät aufgehoben und werden gesendet, wenn Sie das Transkript wieder öffnen.',
  lost_one: '{{count}} Änderung hat den Server nicht erreicht und ist verloren.',
  lost_other: '{{count}} Änderungen haben den Server nicht erreicht und sind verloren.',
  removal: {
    title: 'Viele Codes wurden auf einmal entfernt',
    what_one:
      '{{count}} von {{of}} Ihrer Codes hier ist auf einmal verschwunden, wie wenn ein Gerät, das offline war, seine Arbeit sendet.',
    what_other:
      '{{count}} Ihrer {{of}} Codes hier sind auf einmal verschwunden, wie wenn ein Gerät, das offline war, seine Arbeit sendet.',
    restore: 'Zurückholen',
    letBe: 'Entfernt lassen',
    notNow:
      'Sie lassen sich zurückholen, solange die Runde läuft und das Transkript nicht abgeschlossen ist.',
    restored_one: '{{count}} Code ist wieder da',
    restored_other: '{{count}} Codes sind wieder da',
    restoredSome_one: '{{count}} Code ist wieder da; {{left}} passen nicht mehr zum Codebuch',
    restoredSome_other: '{{count}} Codes sind wieder da; {{left}} passen nicht mehr zum Codebuch',
  },
}
