export default {
  /** The language that stands here, for numbers among its words. */
  tag: 'en',
  range: '{{low}} to {{high}}',
  skip: 'Skip to the page',
  crumbs: 'Where you are',
  loading: 'Loading',
  tooOld:
    'This browser is too old for Parley. Update it, or open this page with Chrome or Edge 123, Firefox 125, Safari 17.5 or newer.',
  notices: 'Notices',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  copy: 'Copy',
  showPassword: 'Show',
  copied: { yes: 'Copied.', selected: 'Selected: copy it with Ctrl+C or ⌘C.' },
  saved: 'Saved.',
  never: 'never',
  person: {
    menu: '{{initials}}: signed in as {{name}}. Profile, look, sign out',
    profile: 'Profile',
    signOut: 'Sign out',
  },
  kept: {
    title: 'Only on this device',
    lead: 'This has not reached the server. Open what it belongs to, and it is sent; or save it as a file.',
    codebook: 'Codebook',
    leadHere: 'This was coded here and has not reached the server. Save it as a file to keep it.',
    place: '{{round}}, {{project}}',
    discard: 'Discard',
  },
  signOut: {
    title: 'Sign out and lose unsaved work?',
    lead_one:
      '{{count}} change has not reached the server. Signing out clears this device, and it is gone then.',
    lead_other:
      '{{count}} changes have not reached the server. Signing out clears this device, and they are gone then.',
    stay: 'Stay signed in',
    go_one: 'Sign out and lose it',
    go_other: 'Sign out and lose them',
    unreachable:
      'The server cannot be reached: you are still signed in, and nothing was taken off this device.',
  },
  keys: {
    or: 'or',
    /** What is printed on the keys. */
    names: {
      Ctrl: 'Ctrl',
      Shift: 'Shift',
      Alt: 'Alt',
      Tab: 'Tab',
      Enter: 'Enter',
      Esc: 'Esc',
      Del: 'Del',
    },
  },
  theme: { label: 'Light or dark', system: 'As the system has it', light: 'Light', dark: 'Dark' },
  language: { label: 'Language', browser: 'As the browser has it' },
  project: {
    parts: 'Parts of the project',
    demo: 'Demo',
    overview: 'Overview',
    transcripts: 'Transcripts',
    codebook: 'Codebook',
    search: 'Search',
    members: 'Members',
    rooms: 'Rooms',
    settings: 'Settings',
  },
  roles: {
    lead: 'Lead',
    coder: 'Coder',
    adjudicator: 'Adjudicator',
    observer: 'Observer',
  },
  problem: {
    title: 'This page cannot be shown',
    refused: 'That did not work.',
    defect: 'Something broke on our side',
    apology:
      'We are sorry. What was saved before is safe. Load the page again; if it happens again, tell whoever runs this server.',
    requestId: 'Number of this request, for whoever looks into it: {{id}}',
    notFound: 'There is no such page. Check the address, or begin at the start page.',
    home: 'To the start page',
  },
}
